// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Rules from what comes in to the call that goes out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RulesEndToEndTest {
    private static final String GITHUB_SECRET = "It's a Secret to Everybody";
    private static final int CUSTOMERS = 20;
    private static final int EVENTS_EACH = 10;

    private Webhooks receiver;
    private RunningStandalone footman;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        receiver = Webhooks.open();
        footman = new RunningStandalone(folder, Configs.ALLOWED_TO_CALL_THIS_MACHINE);
        api = footman.api();
    }

    @AfterAll
    void stop() throws Exception {
        footman.close();
        receiver.close();
    }

    @Test
    void aPushThatGitHubHasSignedMakesItsCallWithoutACredential() throws Exception {
        // given
        createRule("on-push", "/github", """
                {
                  "trigger": {"type": "core.st2.webhook", "parameters": {
                    "url": "github",
                    "signature": {"kind": "github", "secret": "%s"}
                  }},
                  "criteria": {
                    "trigger.headers['X-Github-Event']": {"type": "equals", "pattern": "push"},
                    "trigger.body.ref": {"type": "endswith", "pattern": "/main"}
                  },
                  "action": {"ref": "core.http", "parameters": {
                    "headers": {"Content-Type": "application/json"},
                    "body": "{\\"pushed_by\\": \\"{{ trigger.body.pusher.name }}\\"}"
                  }}
                }""".formatted(GITHUB_SECRET));
        byte[] push =
                "{\"ref\": \"refs/heads/main\", \"pusher\": {\"name\": \"ann\"}}".getBytes(StandardCharsets.UTF_8);

        // when
        Api.Answer unsigned = pushed(push, "d-0", "sha256=" + "0".repeat(64));
        Api.Answer taken = pushed(push, "d-1", "sha256=" + hmac(push));
        Api.Answer repeated = pushed(push, "d-1", "sha256=" + hmac(push));

        // then
        assertThat(unsigned.is(401).text()).contains("Unauthorized").doesNotContain(GITHUB_SECRET);
        taken.is(202);
        repeated.is(409);
        List<Webhooks.Webhook> calls = receiver.await(1, call -> call.target().equals("/github"));
        assertThat(calls)
                .singleElement()
                .satisfies(call -> assertThat(call.body()).isEqualTo("{\"pushed_by\":\"ann\"}"));
        assertThat(api.get("/v1/rules/default.on-push").text()).doesNotContain(GITHUB_SECRET);
        assertThat(api.get("/v1/webhooks").text()).doesNotContain(GITHUB_SECRET);
    }

    private Api.Answer pushed(byte[] body, String delivery, String signature) throws Exception {
        return api.askAsNobody(
                "POST",
                "/v1/webhooks/github",
                body,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-GitHub-Event",
                        "push",
                        "X-GitHub-Delivery",
                        delivery,
                        "X-Hub-Signature-256",
                        signature));
    }

    private static String hmac(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(GITHUB_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body));
    }

    @Test
    void qliksEventsMeetRulesLikeAnyOther() throws Exception {
        // given
        createRule("sales-only", "/qlik", """
                {
                  "trigger": {"type": "qlik.reload_failed"},
                  "criteria": {"trigger.appName": {"type": "equals", "pattern": "Sales"}},
                  "action": {"ref": "core.http", "parameters": {"body": "{{ trigger.taskName }} failed"}}
                }""");

        // when
        for (String app : List.of("Stock", "Sales")) {
            api.post("/v1/events/qlik", """
                    {"event": "Qlik Sense reload failed", "taskName": "Nightly %1$s", "appName": "%1$s"}""".formatted(app)).is(202);
        }

        // then
        List<Webhooks.Webhook> calls = receiver.await(1, call -> call.target().equals("/qlik"));
        assertThat(calls).extracting(Webhooks.Webhook::body).containsExactly("Nightly Sales failed");
    }

    @Test
    void aLimitCountsByItsKeyWhateverPartitionTheEventIsOn() throws Exception {
        // given: all events of a hook are on one partition, and the keys of their limit belong to all of them
        createRule("once-each", "/limited", """
                {
                  "trigger": {"type": "core.st2.webhook", "parameters": {"url": "orders"}},
                  "rate_limit": {"key": "{{ trigger.body.customer }}", "seconds": 3600},
                  "action": {"ref": "core.http", "parameters": {"body": "{{ trigger.body.customer }}"}}
                }""");

        // when
        for (int number = 0; number < CUSTOMERS * EVENTS_EACH; number++) {
            api.post("/v1/webhooks/orders", "{\"customer\": \"c%d\"}".formatted(number % CUSTOMERS))
                    .is(202);
        }

        // then
        List<Webhooks.Webhook> calls =
                receiver.await(CUSTOMERS, call -> call.target().equals("/limited"));
        awaitEnforcements("default.once-each", CUSTOMERS * EVENTS_EACH);
        assertThat(calls).hasSize(CUSTOMERS);
        assertThat(new TreeSet<>(calls.stream().map(Webhooks.Webhook::body).toList()))
                .hasSize(CUSTOMERS);
        JsonNode enforcements = api.get("/v1/ruleenforcements?limit=-1&rule_ref=default.once-each")
                .json();
        assertThat(StreamSupport.stream(enforcements.spliterator(), false)
                        .filter(enforcement ->
                                enforcement.path("status").asText().equals("suppressed")))
                .hasSize(CUSTOMERS * (EVENTS_EACH - 1))
                .allSatisfy(enforcement -> assertThat(
                                enforcement.path("failure_reason").asText())
                        .startsWith("held back by the rate limit until "));
    }

    @Test
    void aRuleOnAnActionThatDoesNotExistLeavesAFailedEnforcementWithTheReason() throws Exception {
        // given
        createRule("lost", "", """
                {
                  "trigger": {"type": "core.st2.webhook", "parameters": {"url": "lost"}},
                  "action": {"ref": "no.such"}
                }""");

        // when
        String instance = api.post("/v1/webhooks/lost", "{\"a\": 1}").is(202).header("X-Trigger-Instance-Id");

        // then
        awaitEnforcements("default.lost", 1);
        JsonNode enforcement =
                api.get("/v1/ruleenforcements?rule_ref=default.lost").json().path(0);
        assertThat(enforcement.path("status").asText()).isEqualTo("failed");
        assertThat(enforcement.path("failure_reason").asText()).isEqualTo("Action \"no.such\" doesn't exist");
        assertThat(enforcement.path("trigger_instance_id").asText()).isEqualTo(instance);
        assertThat(enforcement.has("execution_id")).isFalse();
    }

    private void awaitEnforcements(String rule, int count) throws Exception {
        assertThat(Waiting.upTo(60, () -> enforcements(rule) >= count))
                .as("%d enforcements of %s within 60 s, but there are %d", count, rule, enforcements(rule))
                .isTrue();
    }

    private int enforcements(String rule) {
        try {
            return Integer.parseInt(api.get("/v1/ruleenforcements?limit=1&rule_ref=" + rule)
                    .is(200)
                    .header("X-Total-Count"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Creates a rule that calls the receiver at {@code path}, where it does. */
    private void createRule(String name, String path, String json) throws Exception {
        ObjectNode rule = (ObjectNode) Json.MAPPER.readTree(json);
        rule.put("name", name).put("enabled", true);
        if (!path.isEmpty()) {
            ((ObjectNode) rule.path("action").path("parameters")).put("url", receiver.url(path));
        }
        api.post("/v1/rules", rule.toString()).is(201);
    }
}
