// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import static dev.footman.ingest.qlik.Spoken.event;
import static dev.footman.ingest.qlik.Spoken.outcome;
import static dev.footman.ingest.qlik.Spoken.spell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.footman.contract.event.QlikTrigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatagramExamplesTest {
    private static final String FAILED = "/scheduler-task-failed/;qs-node3;Nightly reload of Sales;Sales;LAB\\svc_qlik;"
            + "210832b5-6174-4572-bd19-3e61eda675ef;e7af59a0-c243-480d-9571-08727551a66f;2026-01-31 03:15:42,123;INFO;"
            + "4f5dd2a1-0c6e-4b0f-9a50-8c3f0c6c1d11;Max retries reached";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # datagram | trigger | why
            /scheduler-task-failed/;qs-node3;Nightly reload of Sales;Sales;LAB\\svc_qlik;{task};{app};{date};INFO;{exec};Max retries reached                       | qlik.reload_failed        | today's appender
            /scheduler-reload-failed/;qs-node3;Nightly reload of Sales;Sales;LAB\\svc_qlik;{task};{app};{date};INFO;{exec};Max retries reached                     | qlik.reload_failed        | appenders up to 14.x
            /scheduler-task-aborted/;qs-node1;Nightly reload of Sales;Sales;LAB\\anna;{task};{app};{date};INFO;{exec};Execution State Change to Aborting            | qlik.reload_aborted       | its user is who stopped it
            /scheduler-task-success/;qs-node2;Hourly stock;Stock;LAB\\svc_qlik;{task};{app};{date};INFO;{exec};Execution State Change to FinishedSuccess            | qlik.reload_succeeded     | as Butler wants it
            /scheduler-task-success//;qs-node2;Hourly stock;Stock;LAB\\svc_qlik;{task};{app};{date};INFO;{exec};Execution State Change to FinishedSuccess           | qlik.reload_succeeded     | as the shipped file sends it, with two slashes
            /scheduler-distribute/;qs-node1;Push to cloud;;LAB\\svc_qlik;{task};;{date};INFO;{exec};Exiting execute of Distribute task request.                     | qlik.distribute_finished  | it has no app
            /engine-reload-failed/;qs-node4;{app};9a2d4c1e-session;LAB;anna;{date};ERROR;Reload failed                                                             | qlik.engine_reload_failed | the engine's nine fields
            /proxy-session/;qs-node1;Start session;LAB;anna;AppAccess;/app;Start session for user                                                                  | unknown_type              | user sessions went before Butler 7
            qs-node3;Nightly reload of Sales;Sales;LAB\\svc_qlik;{task};{app};{date};INFO;{exec};Max retries reached                                                | unknown_type              | Butler 4 had no type in front
            """)
    void anExampleIs(String datagram, String outcome, String why) {
        assertThat(outcome(DatagramText.read(spell(datagram)))).as(why).isEqualTo(outcome);
    }

    @Test
    void theFieldsOfATaskGoOutInTheSeedsOrder() {
        // when
        QlikEvent event = event(DatagramText.read(FAILED));

        // then
        assertThat(event.payload())
                .containsExactly(
                        entry("event", "Qlik Sense reload failed"),
                        entry("hostName", "qs-node3"),
                        entry("user", "LAB\\svc_qlik"),
                        entry("taskName", "Nightly reload of Sales"),
                        entry("taskId", "210832b5-6174-4572-bd19-3e61eda675ef"),
                        entry("appName", "Sales"),
                        entry("appId", "e7af59a0-c243-480d-9571-08727551a66f"),
                        entry("logTimeStamp", "2026-01-31 03:15:42,123"),
                        entry("logLevel", "INFO"),
                        entry("executionId", "4f5dd2a1-0c6e-4b0f-9a50-8c3f0c6c1d11"),
                        entry("logMessage", "Max retries reached"));
        assertThat(event.key()).isEqualTo("210832b5-6174-4572-bd19-3e61eda675ef");
    }

    @Test
    void theFieldsOfAnEngineGoOutInTheirOrder() {
        // given
        String datagram =
                "/engine-reload-failed/;qs-node4;e7af59a0-c243-480d-9571-08727551a66f;9a2d4c1e-session;LAB;anna;"
                        + "2026-01-31 03:15:41,990;ERROR;Reload failed";

        // when
        QlikEvent event = event(DatagramText.read(datagram));

        // then
        assertThat(event.payload())
                .containsExactly(
                        entry("event", "Qlik Sense engine reload failed"),
                        entry("hostName", "qs-node4"),
                        entry("appId", "e7af59a0-c243-480d-9571-08727551a66f"),
                        entry("sessionId", "9a2d4c1e-session"),
                        entry("userDirectory", "LAB"),
                        entry("userId", "anna"),
                        entry("logTimeStamp", "2026-01-31 03:15:41,990"),
                        entry("logLevel", "ERROR"),
                        entry("logMessage", "Reload failed"));
        assertThat(event.key()).isEqualTo("e7af59a0-c243-480d-9571-08727551a66f");
    }

    @Test
    void bytesAreReadWhereTheyLieInTheReceiveBuffer() {
        // given
        byte[] buffer = ("left over" + FAILED + "left over").getBytes(UTF_8);

        // when
        Result result = DatagramText.read(buffer, 9, buffer.length - 18);

        // then
        assertThat(result).isEqualTo(DatagramText.read(FAILED));
        assertThat(event(result).trigger()).isEqualTo(QlikTrigger.RELOAD_FAILED);
    }

    @Test
    void bytesThatAreNotUtf8BecomeTheReplacementCharacter() {
        // given
        byte[] bytes = FAILED.replace("Nightly", "N~ghtly").getBytes(UTF_8);
        bytes[FAILED.indexOf("Nightly") + 1] = (byte) 0xEF; // i with diaeresis in Latin-1

        // when
        Result result = DatagramText.read(bytes);

        // then
        assertThat(Spoken.field(result, "taskName")).isEqualTo("N\uFFFDghtly reload of Sales");
    }
}
