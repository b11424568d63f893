// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.event;
import static dev.footman.ingest.qlik.Spoken.outcome;
import static dev.footman.ingest.qlik.Spoken.spell;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The rows of the Butler contract's table of malformed datagrams (section 1.8), with what becomes of each here. The two that
 * are about one execution told twice are the topology's.
 */
class MalformedDatagramTest {
    private static final String REST = ";{task};{app};{date};INFO;{exec};Max retries reached";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # datagram                                                      | outcome             | in Butler, and why here
            /scheduler-task-failed/;h;a;b;App;LAB\\u;{task};{app};{date};INFO;{exec};m | qlik.reload_failed | lost: a semicolon in the task's name
            /scheduler-task-failed/;h;Reload of A;B;A;B;LAB\\u;{task};{app};{date};INFO;{exec};m | qlik.reload_failed | lost: one in the app's name, which the task's name repeats
            /scheduler-task-failed/;h;t;a;LAB\\u;v;{task};{app};{date};INFO;{exec};m | qlik.reload_failed | lost: one in the user
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};one;two | qlik.reload_failed | lost: one in the message
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec} | field_count | rejected: ten fields
            hello world                                                     | unknown_type        | rejected: unknown text
            /scheduler-task-failed/;h;t;a;LAB\\u;no-guid;{app};{date};INFO;{exec};m | task_id    | rejected: the task id is no GUID
            /scheduler-task-failed/;h;t;a;LAB\\u;;{app};{date};INFO;{exec};m | qlik.reload_failed  | accepted: an empty task id
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};;{date};INFO;{exec};m | qlik.reload_failed | no webhook: an app's name is enough for us
            /SCHEDULER-TASK-FAILED/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};m | qlik.reload_failed | accepted: capitals
            """)
    void aDatagramOfTheTableIs(String datagram, String outcome, String why) {
        assertThat(outcome(DatagramText.read(spell(datagram)))).as(why).isEqualTo(outcome);
    }

    @Test
    void anEmptyDatagramIsRejected() {
        assertThat(outcome(DatagramText.read(new byte[0]))).isEqualTo("empty");
    }

    @Test
    void controlCharactersAreRemovedAndTheRestIsKept() {
        QlikEvent event = event(DatagramText.read(spell(
                "/scheduler-task-failed/;h;line one\r\nline two;a;LAB\\u;{task};{app};{date};INFO;{exec};m\u0000")));

        assertThat(event.payload())
                .containsEntry("taskName", "line oneline two")
                .containsEntry("logMessage", "m");
    }

    @Test
    void aLongFieldIsNotCutAsButlerDoes() {
        QlikEvent event =
                event(DatagramText.read(spell("/scheduler-task-failed/;h;" + "x".repeat(5_000) + ";a;LAB\\u" + REST)));

        assertThat(event.payload()).containsEntry("taskName", "x".repeat(5_000));
    }

    @Test
    void textThatIsNotAsciiIsKept() {
        QlikEvent event = event(DatagramText.read(spell("/scheduler-task-failed/;h;Läufe 日本 🔑;a;LAB\\u" + REST)));

        assertThat(event.payload()).containsEntry("taskName", "Läufe 日本 🔑");
    }
}
