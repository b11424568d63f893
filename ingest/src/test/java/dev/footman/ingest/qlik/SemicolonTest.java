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

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A semicolon parts the fields and may also be part of them; what is told apart, and how, is the tables below. */
class SemicolonTest {
    private static final String HEAD = "/scheduler-task-aborted/;h;";
    private static final String TAIL = ";{task};{app};{date};INFO;{exec};m";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # task;app;user                                    | task                              | app     | user       | why
            A;B;app;LAB\\u                                      | A;B                               | app     | LAB\\u      | the app takes one part where nothing else tells
            A;B;C;D;app;LAB\\u                                  | A;B;C;D                           | app     | LAB\\u      | however many parts the task has
            A;B;;LAB\\u                                         | A;B                               | ''      | LAB\\u      | an empty app takes the last part, too
            A;B;(null);LAB\\u                                   | A;B                               | ''      | LAB\\u      | so does one that log4net calls (null)
            A;;app;LAB\\u                                       | A;                                | app     | LAB\\u      | a task's name may end with a semicolon
            ;A;app;LAB\\u                                       | ;A                                | app     | LAB\\u      | or begin with one
            ;;;LAB\\u                                           | ;                                 | ''      | LAB\\u      | or be nothing else
            Manually triggered reload of A;B;A;B;LAB\\u         | Manually triggered reload of A;B  | A;B     | LAB\\u      | Qlik's own name for a task ends with the app's
            Manually triggered reload of A;B;C;A;B;C;LAB\\u     | Manually triggered reload of A;B;C | A;B;C  | LAB\\u      | with two semicolons in the app's name
            Reload of X;X;LAB\\u                                | Reload of X                       | X       | LAB\\u      | three parts are as they are
            A;B;B;LAB\\u                                        | A;B                               | B       | LAB\\u      | the task's name ends with the app's
            A;A;A;LAB\\u                                        | A;A                               | A       | LAB\\u      | three alike are one for the app and two for the task
            A;A;A;A;LAB\\u                                      | A;A                               | A;A     | LAB\\u      | of two endings that agree the longer is the app
            x A;A;A;A;LAB\\u                                    | x A;A                             | A;A     | LAB\\u      | the same behind other words
            B;x B;x B;LAB\\u                                    | B;x B                             | x B     | LAB\\u      | a longer ending that agrees beats a shorter one
            T;y;B;x;B;LAB\\u                                   | T;y;B;x                           | B       | LAB\\u      | two endings that agree but for a letter are two names
            A;bc;b;LAB\\u                                       | A;bc                              | b       | LAB\\u      | an app inside the task's name is no ending
            Nightly;Stock;Sales;LAB\\u                          | Nightly;Stock                     | Sales   | LAB\\u      | an app with another name takes the last part
            T;A;LAB\\o;hara                                     | T                                 | A       | LAB\\o;hara | a user begins with the part that has the backslash
            T;S;A;LAB\\o;hara;x                                 | T;S                               | A       | LAB\\o;hara;x | also with semicolons on both sides
            T;A;LAB\\\\o;hara                                   | T                                 | A       | LAB\\\\o;hara | a doubled backslash is one, too
            T;A;B;internal                                     | T;A                               | B       | internal   | a user without a directory takes the last part
            T;A;B;                                             | T;A                               | B       | ''         | so does a user who was not said
            T;C:\\x;A;LAB\\u                                     | T;C:\\x                            | A       | LAB\\u      | of two backslashes the last one counts
            T;A\\B;C;u                                          | T;A\\B                             | C       | u          | a backslash that leaves no part for the app is not the user's
            T\\x;A;B;u                                          | T\\x;A                             | B       | u          | nor one in the task's name
            T;S;A\\B;u                                          | T                                 | S       | A\\B;u      | but one in an app's name is taken for the user's
            """)
    void namesAreToldApart(String names, String task, String app, String user, String why) {
        // when
        QlikEvent event = event(DatagramText.read(spell(HEAD + names + TAIL)));

        // then
        assertThat(event.payload())
                .as(why)
                .containsAllEntriesOf(Map.of("taskName", task, "appName", app, "user", user))
                .containsAllEntriesOf(Map.of("taskId", TASK, "appId", APP, "logTimeStamp", DATE))
                .containsAllEntriesOf(Map.of("logLevel", "INFO", "executionId", EXECUTION, "logMessage", "m"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            one;two|two parts
            one; two;three |more of them, blanks kept
            ;|a semicolon alone
            ;;;;|several
            {task};{app}|ids without a date
            x;{task};{app};{date};INFO;{exec};y|the look of a whole record: the left one counts
            x;{date};INFO;z|a date without ids
            (null);x|log4net's word for nothing, not alone
            """)
    void theMessageIsAllThatFollowsTheExecutionId(String message, String why) {
        // when
        Result result = DatagramText.read(spell(HEAD + "t;a;LAB\\u;{task};{app};{date};INFO;{exec};" + message));

        // then
        assertThat(event(result).payload())
                .as(why)
                .containsEntry("logMessage", spell(message))
                .containsEntry("taskName", "t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # behind the host | date that was found | message | why
            A;B;a;LAB\\u;{task};{app};{date};INFO;{exec};m;n                                      | {date}     | m;n       | semicolons before and behind
            A;B;a;LAB\\u;;{app};{date};INFO;{exec};m                                             | {date}     | m         | an empty task id anchors with the date
            A;B;a;LAB\\u;(null);(null);{date};INFO;{exec};m                                      | {date}     | m         | so do two ids that were not set
            A;B;;LAB\\u;{task};;{date};INFO;{exec};m                                             | {date}     | m         | and a task without an app
            A;B;a;LAB\\u;{task};{app};yesterday;INFO;{exec};m                                    | yesterday  | m         | without a date in the record the ids anchor alone
            t;a;LAB\\u;{task};{app};yesterday;INFO;{exec};m;{task};{app};z;x;y;z                 | yesterday  | m;{task};{app};z;x;y;z | ids at their place beat ids elsewhere
            t;a;LAB\\u;{task};;yesterday;INFO;{exec};m;{task};{app};z;x;y;z                      | yesterday  | m;{task};{app};z;x;y;z | even with an empty app id
            A;B;a;LAB\\u;{task};;yesterday;INFO;{exec};m;{task};{app};z;x;y;z                    | z          | z         | off its place an app id is better than none
            t;a;LAB\\u;{task};{app};yesterday;INFO;{exec};m;;;{date};x;y;z                       | {date}     | z         | a date of the right form beats any other
            A;b;c;;;2026-01-01 00:00:00,000;u;{task};;{date};INFO;{exec};m                      | {date}     | m         | a task id beats none: a name can hold empty parts and a date
            A;b;c;;{app};2026-01-01 00:00:00,000;u;{task};;{date};INFO;{exec};m                 | {date}     | m         | a task id counts more than an app id
            A;{task};;{date};u;{task};{app};2026-01-01 00:00:00,000;INFO;{exec};m               | 2026-01-01 00:00:00,000 | m | two names that look like ids leave too few names
            A;b;c;{task};;2026-01-01 00:00:00,000;u;{task};{app};{date};INFO;{exec};m           | {date}     | m         | an app id beats none
            A;b;c;{task};{app};2026-01-01 00:00:00,000;u;x;{task};{app};{date};INFO;{exec};m    | 2026-01-01 00:00:00,000 | {task};{app};{date};INFO;{exec};m | a name that holds a whole record is taken for it
            A;b;c;{task};x;2026-01-01 00:00:00,000;u;{task};{app};{date};INFO;{exec};m          | {date}     | m         | a date needs two ids before it
            A;b;c;{task};{app};2026-01-01;u;{task};{app};{date};INFO;{exec};m                   | {date}     | m         | half a date is none
            """)
    void theIdsAndTheDateAnchorTheRecord(String record, String date, String message, String why) {
        // when
        Result result = DatagramText.read(spell(HEAD + record));

        // then
        assertThat(event(result).payload())
                .as(why)
                .containsEntry("logTimeStamp", spell(date))
                .containsEntry("logMessage", spell(message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # behind the host | reason | why
            A;B;a;LAB\\u;not-a-guid;{app};{date};INFO;{exec};m    | task_id     | the date tells which part is the task id
            A;B;a;LAB\\u;{task};not-a-guid;{date};INFO;{exec};m   | app_id      | and which the app id
            A;B;a;LAB\\u;;;yesterday;INFO;{exec};m               | field_count | neither a date nor a task id
            A;B;a;LAB\\u;;{app};yesterday;INFO;{exec};m         | field_count | an app id alone is too little
            A;B;a;LAB\\u;x;y;yesterday;INFO;{exec};m             | field_count | nothing that looks like ids or a date
            A;B;C;D;E;F;G;H;I;{task};{app};{date}               | field_count | the record ends before its message
            """)
    void aRecordWithoutAnAnchorIsRejected(String record, String reason, String why) {
        assertThat(outcome(DatagramText.read(spell(HEAD + record)))).as(why).isEqualTo(reason);
    }

    @Test
    void aRecordWithoutAnAnchorSaysWhatWouldBeOne() {
        assertThat(rejection(DatagramText.read("/scheduler-distribute/;b;c;d;e;f;g;h;i;j;k;l"))
                        .detail())
                .isEqualTo(
                        "fields parted by ';' must be 11, or more with a task id, an app id and a date in a row among"
                                + " them, but were 12 in '/scheduler-distribute/;b;c;d;e;f;g;h;i;j;k;l';"
                                + " compare the appender's conversionpattern");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # behind the app id | user id | date | message | why
            s;d;u;{date};ERROR;one;two              | u       | {date}    | one;two           | the message takes what is left
            s;d;u;v;{date};ERROR;m                  | u;v     | {date}    | m                 | the user id takes what stands before the date
            s;d;u;v;{date};ERROR;m;{date};x;y       | u;v     | {date}    | m;{date};x;y      | the left one of two dates
            s;d;u;yesterday;ERROR;one;two           | u       | yesterday | one;two           | without a date all parts keep their places
            s;d;u;yesterday;ERROR;{date}            | u       | yesterday | {date}            | nine fields are nine fields
            s;d;(null);{date};ERROR;m;n             | ''      | {date}    | m;n               | log4net's word for nothing
            """)
    void anEnginesFieldsAreToldApart(String record, String userId, String date, String message, String why) {
        // when
        Result result = DatagramText.read(spell("/engine-reload-failed/;h;{app};" + record));

        // then
        assertThat(event(result).payload())
                .as(why)
                .containsEntry("userId", userId)
                .containsEntry("logTimeStamp", spell(date))
                .containsEntry("logMessage", spell(message));
    }

    @Test
    void theHostIsAlwaysTheFirstPart() {
        // when
        Result result = DatagramText.read(spell("/scheduler-task-failed/;qs;node;1;LAB\\u" + TAIL));

        // then
        assertThat(field(result, "hostName")).isEqualTo("qs");
    }

    @Test
    void aDatagramOfSemicolonsAloneIsReadInTimeLinearInItsLength() {
        // given
        String semicolons = ";".repeat(1_000_000); // with time square in it the build would not end

        // when
        Result result = DatagramText.read(spell(HEAD + semicolons + "x;LAB\\u" + TAIL));

        // then
        assertThat(field(result, "appName")).isEqualTo("x");
    }
}
