// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.management.Closer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The poller against a program that prints what Windows prints, in a process that is killed between two readings. */
class ServiceMonitorTest {
    private static final String STAND_IN = """
            #!/bin/sh
            here=$(dirname "$0")
            case "$2 $3" in
              "query Engine") printf '        STATE              : %s\\r\\n' "$(cat "$here/state")" ;;
              "qc Engine") printf '        START_TYPE         : 2   AUTO_START\\r\\n' ;;
              *) printf '[SC] OpenSCManager FAILED 1722:\\r\\n'; exit 186 ;;
            esac
            """;
    private static final String CONFIG = """
            footman:
              ingest:
                http: {port: 0}
                udp: {enable: false}
                serviceMonitor: {command: [sh, 'STAND_IN']}
            Butler:
              serviceMonitor:
                enable: true
                frequency: every second
                monitor:
                  - {host: away, services: [{name: Engine2, friendlyName: E}]}
                  - {host: win1, services: [{name: Engine, friendlyName: E}]}
              webhookNotification:
                enable: false
                serviceMonitor:
                  rateLimit: 0
                  webhooks: [{webhookURL: 'RECEIVER', httpMethod: POST}]
            """;

    @TempDir
    private Path folder;

    @Test
    void aStopThatHappensWhileNobodyLooksIsToldOnceAndTheStartAfterItToo() throws Exception {
        try (Closer parts = new Closer()) {
            // given
            Webhooks webhooks = parts.add(Webhooks.open());
            List<String> options = List.of("--config", config(webhooks).toString());
            serviceIs("4  RUNNING");
            Role first = parts.add(Role.start("standalone", folder, options));
            first.awaitReady();
            webhooks.await(1, says("\"host\":\"away\"")); // by then win1 has been read more than once
            assertThat(webhooks.received()).noneMatch(says("\"host\":\"win1\""));

            // when
            first.kill();
            serviceIs("1  STOPPED");
            Role second = parts.add(Role.start("standalone", folder, options));
            second.awaitReady();
            webhooks.await(1, says("\"currState\":\"STOPPED\""));
            serviceIs("4  RUNNING");

            // then
            webhooks.await(1, says("\"currState\":\"RUNNING\""));
            assertThat(webhooks.received())
                    .filteredOn(says("\"host\":\"win1\""))
                    .extracting(Webhooks.Webhook::id)
                    .doesNotHaveDuplicates()
                    .hasSize(2);
            assertThat(webhooks.received())
                    .filteredOn(says("\"host\":\"away\""))
                    .extracting(Webhooks.Webhook::id)
                    .containsOnly(webhooks.await(1, says("\"host\":\"away\""))
                            .getFirst()
                            .id());
            assertThat(second.stop()).isZero();
        }
    }

    private Path config(Webhooks webhooks) throws Exception {
        Path standIn = folder.resolve("sc.sh");
        Files.writeString(standIn, STAND_IN);
        Path config = folder.resolve("config.yaml");
        Files.writeString(
                config, CONFIG.replace("STAND_IN", standIn.toString()).replace("RECEIVER", webhooks.url("/service")));
        return config;
    }

    private void serviceIs(String state) throws Exception {
        Path next = folder.resolve("state.new");
        Files.writeString(next, state);
        Files.move(next, folder.resolve("state"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Predicate<Webhooks.Webhook> says(String text) {
        return webhook -> webhook.body().contains(text);
    }
}
