// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.event;
import static dev.footman.ingest.qlik.Spoken.outcomes;
import static dev.footman.ingest.qlik.Spoken.rejection;
import static dev.footman.ingest.qlik.Spoken.spell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.qlik.EventEntries.Entry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineEntriesTest {
    private static final String JSON = "{\"event\": \"Qlik Sense reload failed\"}";
    private static final String DATAGRAM =
            spell("/scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};m");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # lines, parted by /, E for an event | outcomes | why
            E            | 0 read                   | one line without an end
            E/           | 0 read                   | one line with its end
            E/E          | 0 read,1 read            | two lines
            /E//E///     | 1 read,3 read            | blank lines count, and are neither accepted nor rejected
            E/x/E        | 0 read,1 rejected,2 read | a line that is no event rejects only itself
            ~~           | ~~                       | an empty body
            ///          | ~~                       | blank lines alone
            """)
    void aBodyOfLinesIs(String lines, String outcomes, String why) {
        String body = lines.replace("/", "\n");

        assertThat(said(EventEntries.ofNdjson(bytes(body.replace("E", JSON)))))
                .as(why)
                .isEqualTo(outcomes);
        assertThat(said(EventEntries.ofText(bytes(body.replace("E", DATAGRAM)))))
                .as(why)
                .isEqualTo(outcomes);
    }

    @Test
    void linesMayEndAsOnWindowsAndBlanksMayBeBlank() {
        // given
        String lines = "\uFEFFE\r\n \t \r\n\r\nE\r\n";

        // when
        List<Entry> json = EventEntries.ofNdjson(bytes(lines.replace("E", JSON)));
        List<Entry> text = EventEntries.ofText(bytes(lines.replace("E", DATAGRAM)));

        // then
        assertThat(said(json)).isEqualTo("0 read,3 read");
        assertThat(said(text)).isEqualTo("0 read,3 read");
        assertThat(event(text.getLast().result()).payload()).containsEntry("logMessage", "m");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            # line, E for an event | outcome | why
            [E]             | 0 no_object     | an array is for application/json
            E E             | 0 not_json      | one object in each line
            E x             | 0 not_json      | and nothing else
            {"event":       | 0 not_json      | a line that ends too early
            {"event":"x"}   | 0 unknown_event | an unknown event
            7               | 0 no_object     | no object
            """)
    void aLineOfJsonIs(String line, String outcome, String why) {
        assertThat(outcomes(EventEntries.ofNdjson(bytes(line.replace("E", JSON)))))
                .as(why)
                .containsExactly(outcome);
    }

    @Test
    void aFaultInALineIsToldWithTheLinesNumberInTheBody() {
        // when
        List<Entry> entries = EventEntries.ofNdjson(bytes(JSON + "\n\n{\"event\" 7}\n" + JSON + JSON));

        // then
        assertThat(rejection(entries.get(1).result()).detail())
                .isEqualTo("this must be JSON, but at line 3, column 10: Unexpected character ('7' (code 55)): was"
                        + " expecting a colon to separate field name and value; mend what the sender puts into the"
                        + " line");
        assertThat(rejection(entries.get(2).result()).detail())
                .startsWith("nothing must follow the JSON value, but something does at line 4, column 3");
    }

    @Test
    void aBodyHoldsAtMostTenThousandEventsBlankLinesNotCounted() {
        // given
        String full = "\n" + (DATAGRAM + "\n").repeat(10_000) + "\n\n";

        // when
        List<Entry> fits = EventEntries.ofText(bytes(full));
        List<Entry> tooMany = EventEntries.ofText(bytes(full + DATAGRAM + "\n" + DATAGRAM));

        // then
        assertThat(fits).hasSize(10_000);
        assertThat(tooMany).hasSize(10_001);
        assertThat(outcomes(tooMany).getLast()).isEqualTo("10003 too_many");
    }

    private static String said(List<Entry> entries) {
        return String.join(
                ",",
                entries.stream()
                        .map(entry -> entry.index() + (entry.result() instanceof Result.Read ? " read" : " rejected"))
                        .toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
