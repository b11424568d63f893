// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.APP;
import static dev.footman.ingest.qlik.Spoken.DATE;
import static dev.footman.ingest.qlik.Spoken.EXECUTION;
import static dev.footman.ingest.qlik.Spoken.TASK;
import static dev.footman.ingest.qlik.Spoken.event;
import static dev.footman.ingest.qlik.Spoken.field;
import static dev.footman.ingest.qlik.Spoken.outcome;
import static dev.footman.ingest.qlik.Spoken.rejection;
import static dev.footman.ingest.qlik.Spoken.spell;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramTextTest {
    private static final String REST = ";h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};m";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # type as sent                 | trigger                  | why
            /scheduler-task-failed/        | qlik.reload_failed       | Butler 15 and later
            /scheduler-reload-failed/      | qlik.reload_failed       | Butler up to 14
            /scheduler-reloadtask-failed/  | qlik.reload_failed       | a name that Butler knows
            /scheduler-task-aborted/       | qlik.reload_aborted      | Butler 15 and later
            /scheduler-reload-aborted/     | qlik.reload_aborted      | Butler up to 14
            /scheduler-task-success/       | qlik.reload_succeeded    | Butler 15 and later
            /scheduler-reloadtask-success/ | qlik.reload_succeeded    | Butler 14
            /scheduler-distribute/         | qlik.distribute_finished | always of a distribution, even with an app
            """)
    void everyTypeNameIsReadInAnyCaseAndWithUpToTwoSlashesAtItsEnd(String name, String trigger, String why) {
        String bare = name.substring(0, name.length() - 1);

        for (String spelled : List.of(bare, name, name + "/", name.toUpperCase(Locale.ROOT), " " + name + " ")) {
            assertThat(outcome(DatagramText.read(spell(spelled + REST))))
                    .as("%s: %s", spelled, why)
                    .isEqualTo(trigger);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            /engine-reload-failed/|qlik.engine_reload_failed|as it was sent
            /Engine-Reload-FAILED|qlik.engine_reload_failed|without a slash, in another case
            \t/engine-reload-failed// |qlik.engine_reload_failed|two slashes and blanks around
            /engine-reload-failed///|unknown_type|three slashes are one too many
            engine-reload-failed/|unknown_type|the first slash is part of the name
            /engine-reload-failed /|unknown_type|a blank inside is not around
            /engine-reload|unknown_type|half a name is none
            /|unknown_type|a slash alone
            """)
    void anEnginesTypeIsReadAs(String type, String outcome, String why) {
        assertThat(outcome(DatagramText.read(spell(type + ";h;{app};s;d;u;{date};ERROR;m"))))
                .as(why)
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # datagram | outcome | why
            /scheduler-task-failed/;h;A;B;a;LAB\\u;{task};{app};{date};INFO;{exec};m           | qlik.reload_failed | Butler loses it for the semicolon in the task's name
            /scheduler-task-failed/;h;t;A;B;LAB\\u;{task};{app};{date};INFO;{exec};m           | qlik.reload_failed | Butler loses it for the semicolon in the app's name
            /scheduler-task-failed/;h;t;a;LAB\\u;v;{task};{app};{date};INFO;{exec};m           | qlik.reload_failed | Butler loses it for the semicolon in the user
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};one;two       | qlik.reload_failed | Butler loses it for the semicolon in the message
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec}               | field_count        | ten fields
            /scheduler-task-failed/                                                           | field_count        | the type alone
            some text                                                                         | unknown_type       | not of Qlik Sense
            ''                                                                                | empty              | an empty datagram
            /scheduler-task-failed/;h;t;a;LAB\\u;not-a-guid;{app};{date};INFO;{exec};m         | task_id            | the task id is no GUID
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};not-a-guid;{date};INFO;{exec};m        | app_id             | the app id is no GUID
            /scheduler-task-failed/;h;t;a;LAB\\u;;{app};{date};INFO;{exec};m                   | qlik.reload_failed | an empty task id is let through
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};;{date};INFO;{exec};m                  | qlik.reload_failed | an app's name is enough to be a reload
            /scheduler-task-failed/;h;t;;LAB\\u;{task};{app};{date};INFO;{exec};m              | qlik.reload_failed | an app's id is enough to be a reload
            /scheduler-task-failed/;h;t;;LAB\\u;{task};;{date};INFO;{exec};m                   | qlik.task_failed   | neither name nor id of an app: no reload
            /scheduler-task-aborted/;h;t;;LAB\\u;{task};;{date};INFO;{exec};m                  | qlik.task_aborted  | the same for an abort
            /scheduler-task-success/;h;t;;LAB\\u;{task};;{date};INFO;{exec};m                  | qlik.task_succeeded | the same for a success
            /scheduler-task-failed/;h;t;(null);LAB\\u;{task};(null);{date};INFO;{exec};m       | qlik.task_failed   | log4net writes (null) for what is not set
            /SCHEDULER-TASK-FAILED/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};m             | qlik.reload_failed | a type in capitals
            /scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};31.01.2026 03:15;INFO;{exec};m   | qlik.reload_failed | with eleven fields a date may have any form
            /scheduler-task-failed/;h;t;a;LAB\\u;{{task}};{app};{date};INFO;{exec};m           | task_id            | braces are not of a GUID
            /engine-reload-failed/;h;{app};s;d;u;{date};ERROR                                 | field_count        | eight of the engine's nine fields
            /engine-reload-failed/;h;app;s;d;u;{date};ERROR;m                                 | app_id             | the engine's app id is no GUID
            /engine-reload-failed/;h;;s;d;u;{date};ERROR;m                                    | qlik.engine_reload_failed | the engine's app id may be empty
            """)
    void aDatagramComesOutAs(String datagram, String outcome, String why) {
        assertThat(outcome(DatagramText.read(spell(datagram)))).as(why).isEqualTo(outcome);
    }

    @Test
    void anEventWithoutAnAppSaysSoInItsEventText() {
        // when
        Result result = DatagramText.read(spell("/scheduler-task-failed/;h;t;;LAB\\u;{task};;{date};INFO;{exec};m"));

        // then
        assertThat(field(result, "event")).isEqualTo("Qlik Sense task failed");
    }

    @Test
    void anEmptyTaskIdIsTheKeyAllTheSame() {
        // when
        Result result = DatagramText.read(spell("/scheduler-task-failed/;h;t;a;LAB\\u;;{app};{date};INFO;{exec};m"));

        // then
        assertThat(event(result).key()).isEmpty();
    }

    @Test
    void controlCharactersAreTakenOutOfEveryField() {
        // when
        Result result = DatagramText.read(
                spell(
                        "/scheduler-task\0-failed/;h\u007F1;t\tt t\u001F;a;LAB\\u;{task};{app};{date};INFO;{exec};line one\r\nline two\n"));

        // then
        assertThat(event(result).payload())
                .containsEntry("hostName", "h1")
                .containsEntry("taskName", "tt t")
                .containsEntry("logMessage", "line oneline two");
    }

    @Test
    void aDatagramOfControlCharactersIsEmpty() {
        assertThat(rejection(DatagramText.read("\r\n\0 \u007F")).reason()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void nothingIsCut() {
        // given
        String message = "ÄÖ漢😀 ".repeat(4000);

        // when
        Result result = DatagramText.read(
                spell("/scheduler-task-failed/;h;t;a;LAB\\u;{task};{app};{date};INFO;{exec};" + message));

        // then
        assertThat(field(result, "logMessage")).isEqualTo(message);
    }

    @Test
    void halfACharacterThatNoEncodingCanCarryIsReplaced() {
        // when
        Result result = DatagramText.read(
                spell("/scheduler-task-failed/;h;t\uD83D;a;LAB\\u;{task};{app};{date};INFO;{exec};m"));

        // then
        assertThat(field(result, "taskName")).isEqualTo("t\uFFFD");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # type                         | user as sent    | user as read  | why
            /scheduler-task-failed/        | LAB\\\\anna      | LAB\\anna      | failed events double it
            /scheduler-reload-failed/      | LAB\\\\anna      | LAB\\anna      | under the old name too
            /scheduler-reloadtask-failed/  | LAB\\\\anna      | LAB\\anna      | and under the third
            /scheduler-task-failed/        | LAB\\anna       | LAB\\anna      | one is left as it is
            /scheduler-task-aborted/       | LAB\\\\anna      | LAB\\\\anna    | aborted events are left alone
            /scheduler-task-success/       | LAB\\\\anna      | LAB\\\\anna    | others too
            /scheduler-distribute/         | LAB\\\\anna      | LAB\\\\anna    | others too
            """)
    void aDoubledBackslashOfTheUserIsMended(String type, String sent, String read, String why) {
        String datagram = String.join(";", type, "h", "t", "a", sent, TASK, APP, DATE, "INFO", EXECUTION, "m");

        assertThat(field(DatagramText.read(datagram), "user")).as(why).isEqualTo(read);
    }

    @Test
    void onlyTheUsersBackslashIsMended() {
        // when
        Result result = DatagramText.read(
                spell("/scheduler-task-failed/;h;t\\\\t;a;LAB\\\\u;{task};{app};{date};INFO;{exec};\\\\host\\share"));

        // then
        assertThat(event(result).payload())
                .containsEntry("taskName", "t\\\\t")
                .containsEntry("user", "LAB\\u")
                .containsEntry("logMessage", "\\\\host\\share");
    }

    @Test
    void aRejectionSaysWhatIsDueWhatWasFoundAndTheMend() {
        assertThat(rejection(DatagramText.read("/scheduler-task-failed/;h;t")).detail())
                .isEqualTo("fields parted by ';' must be 11, but were 3 in '/scheduler-task-failed/;h;t'; "
                        + "compare the appender's conversionpattern");
        assertThat(rejection(DatagramText.read(spell("/scheduler-task-failed/;h;t;a;u;x;{app};{date};INFO;{exec};m")))
                        .detail())
                .isEqualTo("taskId must be a GUID such as 210832b5-6174-4572-bd19-3e61eda675ef, or empty, but was 'x'; "
                        + "compare the appender's conversionpattern");
    }

    @Test
    void aRejectionQuotesAtMostEightyCharacters() {
        // when
        Result.Rejected rejected = rejection(DatagramText.read("x".repeat(60_000)));

        // then
        assertThat(rejected.detail()).contains("'" + "x".repeat(79) + "…'").doesNotContain("x".repeat(80));
    }
}
