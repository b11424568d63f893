// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.event;
import static dev.footman.ingest.qlik.Spoken.outcomes;
import static dev.footman.ingest.qlik.Spoken.rejection;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingEntriesTest {
    private static final String RUNNING = """
            {"host": "Win1", "serviceName": "QlikSenseEngineService", "state": "RUNNING", "displayName": "Qlik Sense Engine",
             "friendlyName": "Engine", "startType": "Automatic", "exePath": "C:\\\\Engine.exe", "other": 7}""";

    @Test
    void aReadingHasItsFieldsAndAKeyWithoutCase() {
        QlikEvent reading = event(
                EventEntries.ofReadings(RUNNING.getBytes(UTF_8)).getFirst().result());

        assertThat(reading.trigger().reference()).isEqualTo("qlik.service_reading");
        assertThat(reading.key()).isEqualTo("win1/qliksenseengineservice");
        assertThat(reading.payload())
                .containsEntry("event", "Windows service reading")
                .containsEntry("state", "RUNNING")
                .containsEntry("exePath", "C:\\Engine.exe")
                .doesNotContainKey("other");
    }

    @Test
    void oneThatIsBrokenRejectsOnlyItself() {
        String body = "[%s, {}, 7, %s]".formatted(RUNNING, RUNNING);

        assertThat(outcomes(EventEntries.ofReadings(body.getBytes(UTF_8))))
                .containsExactly("0 qlik.service_reading", "1 reading", "2 no_object", "3 qlik.service_reading");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # reading                                              | what is said
            {"serviceName": "a", "state": "RUNNING"}               | host must be the name of a Windows server such as qlik1.example.com, but was ''; mend what the sender puts into the field
            {"host": "a b", "serviceName": "a", "state": "X"}      | host must be the name of a Windows server such as qlik1.example.com, but was 'a b'; mend what the sender puts into the field
            {"host": "a", "state": "RUNNING"}                      | serviceName must have 1 to 256 characters, such as QlikSenseEngineService, but has 0; mend what the sender puts into the field
            {"host": "a", "serviceName": "b"}                      | state must be a word such as RUNNING or STOPPED, but was ''; mend what the sender puts into the field
            {"host": "a", "serviceName": "b", "state": "on; off"}  | state must be a word such as RUNNING or STOPPED, but was 'on; off'; mend what the sender puts into the field
            {"host": "a", "serviceName": "b", "state": 4}          | state must be text, but was a number; put it in quotes
            "RUNNING"                                              | a reading must be a JSON object such as {"host": "qlik1", ...}, but was text; send an object for each
            """)
    void whatIsNoReadingIsToldWithItsMend(String json, String said) {
        assertThat(rejection(EventEntries.ofReadings(json.getBytes(UTF_8))
                                .getFirst()
                                .result())
                        .detail())
                .isEqualTo(said);
    }
}
