// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.event;
import static dev.footman.ingest.qlik.Spoken.outcome;
import static dev.footman.ingest.qlik.Spoken.outcomes;
import static dev.footman.ingest.qlik.Spoken.rejection;
import static dev.footman.ingest.qlik.Spoken.spell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.footman.contract.event.QlikTrigger;
import dev.footman.ingest.qlik.EventEntries.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JsonEntriesTest {
    private static final String FAILED = "{\"event\": \"Qlik Sense reload failed\"}";

    @Test
    void anObjectIsOneEventInTheSeedsOrder() {
        // given
        String json = """
                {"logMessage": "m", "executionId": "x", "logLevel": "INFO", "logTimeStamp": "d", "appId": "{app}",
                 "appName": "a", "taskId": "{task}", "taskName": "t;t", "user": "LAB\\\\u", "hostName": "h",
                 "event": "Qlik Sense reload failed"}""";

        // when
        List<Entry> entries = read(json);

        // then
        assertThat(outcomes(entries)).containsExactly("0 qlik.reload_failed");
        assertThat(event(entries.getFirst().result()).payload())
                .containsExactly(
                        entry("event", "Qlik Sense reload failed"),
                        entry("hostName", "h"),
                        entry("user", "LAB\\u"),
                        entry("taskName", "t;t"),
                        entry("taskId", spell("{task}")),
                        entry("appName", "a"),
                        entry("appId", spell("{app}")),
                        entry("logTimeStamp", "d"),
                        entry("logLevel", "INFO"),
                        entry("executionId", "x"),
                        entry("logMessage", "m"));
    }

    @ParameterizedTest
    @EnumSource(names = "SERVICE_READING", mode = EnumSource.Mode.EXCLUDE)
    void theEventsTextAloneIsAnEventOfItsTrigger(QlikTrigger trigger) {
        // when
        QlikEvent event = event(
                read("{\"event\": \"" + trigger.eventText() + "\"}").getFirst().result());

        // then
        assertThat(event.trigger()).isEqualTo(trigger);
        assertThat(event.payload().keySet())
                .containsExactlyElementsOf(Layout.of(trigger).fields());
        assertThat(event.payload()).containsEntry("event", trigger.eventText()).containsEntry("appId", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # fields | outcome | why
            "event": "Qlik Sense reload failed", "taskId": "{task}"                | qlik.reload_failed  | with a task id
            "event": "Qlik Sense reload failed", "taskId": "{TASK}"                | task_id             | it is no GUID
            "event": "Qlik Sense reload failed", "appId": "x"                      | app_id              | it is no GUID
            "event": "Qlik Sense engine reload failed", "appId": "x"               | app_id              | of an engine neither
            "event": "Qlik Sense engine reload failed", "taskId": "x"              | qlik.engine_reload_failed | an engine's event has no task id
            "event": "Qlik Sense engine reload failed", "taskName": 1              | qlik.engine_reload_failed | nor a task's name, whatever it is
            "event": "Qlik Sense reload failed", "taskId": null, "user": null      | qlik.reload_failed  | null is empty text
            "event": "Qlik Sense reload failed", "taskId": "(null)"                | qlik.reload_failed  | log4net's word for nothing, passed on by a shipper
            "event": "Qlik Sense reload failed", "appName": "", "appId": ""        | qlik.reload_failed  | what event it is the sender says, app or not
            "event": "Qlik Sense task failed", "appName": "a"                      | qlik.task_failed    | the same the other way round
            "event": "Qlik Sense reload failed", "extra": {"a": [1, {"b": 2}]}     | qlik.reload_failed  | fields that nobody knows are passed over
            "event": "Qlik Sense reload failed", "taskName": 7                     | not_text            | a number
            "event": "Qlik Sense reload failed", "taskName": true                  | not_text            | a boolean
            "event": "Qlik Sense reload failed", "taskName": ["t"]                 | not_text            | an array
            "event": "Qlik Sense reload failed", "taskName": {"event": "x"}        | not_text            | an object, whose fields are not the event's
            "event": 7                                                             | not_text            | the event is a number
            "event": "x", "event": "Qlik Sense reload failed"                      | qlik.reload_failed  | of a name that stands twice the last counts
            "event": "Qlik Sense reload failed", "event": "x"                      | unknown_event       | also when it is the worse
            "event": "Qlik Sense reload failed", "user": 7, "user": "u"            | qlik.reload_failed  | also over one of another kind
            "event": "Qlik Sense reload failed", "user": "u", "user": 7            | not_text            | and the other way round
            "event": "Qlik Sense reload failed", "taskId": "x", "taskId": null     | qlik.reload_failed  | and a null that stands last is empty text
            "event": "qlik sense reload failed"                                    | unknown_event       | an event is named to the letter
            "event": "Qlik Sense reload failed "                                   | unknown_event       | blanks count
            "event": "qlik.reload_failed"                                          | unknown_event       | the trigger's name is not the event's text
            "event": "Windows service monitor"                                     | unknown_event       | services have a way of their own
            "event": null                                                          | unknown_event       | null is no event
            "taskName": "t"                                                        | unknown_event       | nor is nothing
            """)
    void anObjectIs(String fields, String outcome, String why) {
        assertThat(outcome(read("{" + fields + "}").getFirst().result()))
                .as(why)
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # body, F for an event | outcomes | why
            F                   | 0 qlik.reload_failed                                        | an object alone
            [F,F]               | 0 qlik.reload_failed,1 qlik.reload_failed                   | an array of two
            []                  | ~~                                                          | an array of none
            [F,7,null,"x",[F],F] | 0 qlik.reload_failed,1 no_object,2 no_object,3 no_object,4 no_object,5 qlik.reload_failed | what is no object rejects only itself
            [F,{"event":"x"},F] | 0 qlik.reload_failed,1 unknown_event,2 qlik.reload_failed   | an unknown event rejects only itself
            7                   | 0 no_object                                                 | JSON, but no object
            null                | 0 no_object                                                 | JSON, but no object
            hello               | 0 not_json                                                  | no JSON at all
            <event/>            | 0 not_json                                                  | no JSON at all
            ~~                  | 0 empty                                                     | an empty body
            [F,F x,F]           | 0 qlik.reload_failed,1 qlik.reload_failed,2 not_json         | what stands before a fault is kept
            [F,{"event" 7},F]   | 0 qlik.reload_failed,1 not_json                              | the fault is one rejection at its place
            [F,F                | 0 qlik.reload_failed,1 qlik.reload_failed,2 not_json         | a body that ends too early
            [F,                 | 0 qlik.reload_failed,1 not_json                              | a body that ends too early
            [F,{"event":"Qlik   | 0 qlik.reload_failed,1 not_json                              | a body that ends inside a text
            [F,]                | 0 qlik.reload_failed,1 not_json                              | a comma too many
            F F                 | 0 qlik.reload_failed,1 not_json                              | a second object is trailing text
            [F] x               | 0 qlik.reload_failed,1 not_json                              | trailing text that is no JSON
            [F]]                | 0 qlik.reload_failed,1 not_json                              | a bracket too many
            {"event":"Qlik Sense reload failed","n":NaN} | 0 not_json                          | not a number is not JSON
            """)
    void aBodyIs(String body, String outcomes, String why) {
        assertThat(String.join(",", outcomes(read(body.replace("F", FAILED)))))
                .as(why)
                .isEqualTo(outcomes);
    }

    @Test
    void aFaultIsToldWithItsPlaceAndWithoutThePartsOfTheParser() {
        assertThat(detail("[\n{\"event\" 7}]"))
                .isEqualTo("this must be JSON, but at line 2, column 10: Unexpected character ('7' (code 55)): was"
                        + " expecting a colon to separate field name and value; mend it, and send again what stands"
                        + " from here on");
        assertThat(detail("[{]"))
                .startsWith("this must be JSON, but at line 1, column 3: Unexpected close marker ']': expected '}';");
        assertThat(detail("[{\"event\": {}]"))
                .startsWith("this must be JSON, but at line 1, column 14: Unexpected close marker ']': expected '}';");
        assertThat(detail("{\"event\"")).startsWith("this must be JSON, but at line 1, column 9: it ends too early;");
        assertThat(detail("{\"event\": NaN}"))
                .startsWith("this must be JSON, but at line 1, column 14: Non-standard token 'NaN';");
    }

    @Test
    void whatIsTooDeepOrTooLongIsToldWithTheLimit() {
        assertThat(detail("{\"x\": " + "[".repeat(20))).contains("depth (21) exceeds the maximum allowed (20)");
        assertThat(detail("{\"event\": \"" + "x".repeat(1_048_577) + "\"}")).contains("maximum allowed (1048576)");
        assertThat(detail("{\"" + "x".repeat(300) + "\": 1}")).contains("maximum allowed (256)");
        assertThat(detail("{\"x\": " + "1".repeat(101) + "}")).contains("maximum allowed (100)");
    }

    @Test
    void aFieldThatIsNotTextIsNamed() {
        assertThat(detail("{\"event\": \"Qlik Sense reload failed\", \"hostName\": 7}"))
                .isEqualTo("hostName must be text, but was a number; put it in quotes");
    }

    @Test
    void anUnknownEventIsAnsweredWithTheNearest() {
        assertThat(detail("{\"event\": \"qlik sense reload fialed\"}"))
                .isEqualTo("event must be one of the texts that Qlik Sense's triggers have, but was"
                        + " 'qlik sense reload fialed'; the nearest are 'Qlik Sense reload failed',"
                        + " 'Qlik Sense reload aborted', 'Qlik Sense reload succeeded'");
    }

    @Test
    void anIdThatIsNoneIsShown() {
        assertThat(detail("{\"event\": \"Qlik Sense reload failed\", \"taskId\": \"x\"}"))
                .isEqualTo("taskId must be a GUID such as 210832b5-6174-4572-bd19-3e61eda675ef, or empty, but was 'x';"
                        + " mend what the sender puts into the field");
    }

    @Test
    void controlCharactersAndHalfCharactersAreTakenOutOfValues() {
        // given
        String json = "{\"event\": \"Qlik Sense\\t reload failed\", \"taskName\": \"t\\u0000\\u007f\\r\\n\\ud83d\"}";

        // when
        Result result = read(json).getFirst().result();

        // then
        assertThat(event(result).payload()).containsEntry("taskName", "t\uFFFD");
    }

    @Test
    void aByteThatIsNotUtf8SpoilsOnlyItsCharacter() {
        // given
        byte[] body = "[{\"event\": \"Qlik Sense reload failed\", \"taskName\": \"~\"}]".getBytes(UTF_8);
        body[52] = (byte) 0xE4; // a with diaeresis in Latin-1

        // when
        Result result = EventEntries.ofJson(body).getFirst().result();

        // then
        assertThat(event(result).payload()).containsEntry("taskName", "\uFFFD");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(outcomes(read("\uFEFF" + FAILED))).containsExactly("0 qlik.reload_failed");
    }

    @Test
    void aBodyHoldsAtMostTenThousandEvents() {
        // when
        List<Entry> entries = read("[" + (FAILED + ",").repeat(10_002) + "broken]");

        // then
        assertThat(entries).hasSize(10_001);
        assertThat(outcomes(entries).getLast()).isEqualTo("10000 too_many");
        assertThat(outcomes(read("[" + (FAILED + ",").repeat(9_999) + FAILED + "]"))
                        .getLast())
                .isEqualTo("9999 qlik.reload_failed");
    }

    private static String detail(String json) {
        return rejection(read(json).getFirst().result()).detail();
    }

    private static List<Entry> read(String json) {
        return EventEntries.ofJson(spell(json).getBytes(UTF_8));
    }
}
