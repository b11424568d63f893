// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.nio.file.Path;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may call this machine: the operator's webhooks, and nobody who has the API alone. */
class EgressTest {
    private static final String BUTLER = """
            Butler:
              webhookNotification:
                enable: true
                reloadTaskFailure: {webhooks: [{webhookURL: 'RECEIVER', httpMethod: POST}]}
            """;

    @Test
    void whatTheConfigNamesIsCalledOnThisMachineAndWhatComesOverTheApiIsNot(@TempDir Path data) throws Exception {
        try (Webhooks receiver = Webhooks.open();
                LogLines log = LogLines.open();
                RunningStandalone footman =
                        new RunningStandalone(data, BUTLER.replace("RECEIVER", receiver.url("/configured")))) {
            // given
            Api api = footman.api();
            create(api, "plain", "core.http", receiver.url("/plain"));
            create(api, "pretender", "butler.webhook", receiver.url("/pretender"));

            // when
            api.post("/v1/events/qlik", """
                    {"event": "Qlik Sense reload failed", "taskName": "Nightly", "appName": "Sales"}""").is(202);

            // then
            receiver.await(1, call -> call.target().equals("/configured"));
            awaitLine(log, line -> line.contains("webhook not delivered") && line.contains("default.plain"));
            assertThat(log.all())
                    .filteredOn(line -> line.contains("webhook not delivered"))
                    .singleElement()
                    .asString()
                    .contains("was not made: calls may not go to 127.0.0.1, which is loopback")
                    .contains("name it in footman.dispatcher.egress.allow");
            awaitEnforcement(api, "default.pretender");
            assertThat(api.get("/v1/ruleenforcements?rule_ref=default.pretender")
                            .text())
                    .contains("Action \\\"butler.webhook\\\" doesn't exist");
            assertThat(receiver.await(1, call -> true))
                    .extracting(Webhooks.Webhook::target)
                    .containsExactly("/configured");
        }
    }

    private static void create(Api api, String name, String action, String url) throws Exception {
        ObjectNode rule = (ObjectNode) Json.MAPPER.readTree("""
                {"enabled": true, "trigger": {"type": "qlik.reload_failed"}, "action": {"parameters": {"method": "POST"}}}
                """);
        rule.put("name", name).withObject("action").put("ref", action);
        rule.withObject("action").withObject("parameters").put("url", url);
        api.post("/v1/rules", rule.toString()).is(201);
    }

    private static void awaitLine(LogLines log, Predicate<String> wanted) throws InterruptedException {
        assertThat(Waiting.upTo(60, () -> log.all().stream().anyMatch(wanted))).isTrue();
    }

    private static void awaitEnforcement(Api api, String rule) throws InterruptedException {
        assertThat(Waiting.upTo(60, () -> {
                    try {
                        return !api.get("/v1/ruleenforcements?rule_ref=" + rule)
                                .json()
                                .isEmpty();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }))
                .isTrue();
    }
}
