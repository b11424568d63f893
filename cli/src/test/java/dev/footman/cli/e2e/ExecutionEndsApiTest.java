// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rules on the ends of executions (StackStorm contract, section 7.1). */
@ExtendWith(ForExecutions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExecutionEndsApiTest {
    private static final int WITHIN_SECONDS = 30;
    private static final String TRIGGER = "core.st2.generic.actiontrigger";

    private Api api;

    @BeforeAll
    void start(Api shared) {
        api = shared;
    }

    /** Hears of the ends of one action with one parameter, and says what it hears. */
    private void addRule(String name, String action, String parameter, String value)
            throws IOException, InterruptedException {
        ObjectNode rule = RuleJson.of("{'enabled': true, 'trigger': {'type': '%s'}}".formatted(TRIGGER));
        rule.put("name", name);
        ObjectNode criteria = rule.putObject("criteria");
        criteria.putObject("trigger.action_ref").put("type", "equals").put("pattern", action);
        criteria.putObject("trigger.parameters." + parameter)
                .put("type", "equals")
                .put("pattern", value);
        rule.set(
                "action",
                RuleJson.of("{'ref': 'core.echo', 'parameters': {'message':"
                        + " '{{ trigger.execution_id }} {{ trigger.status }} {{ trigger.result.return_code }}'}}"));
        api.post("/v1/rules", RuleJson.text(rule)).is(201);
    }

    /** The execution by which the rule has said what it heard. */
    private JsonNode heard(String rule) throws InterruptedException {
        AtomicReference<JsonNode> all = new AtomicReference<>();
        boolean isThere = Waiting.upTo(WITHIN_SECONDS, () -> {
            all.set(api.look("/v1/executions?rule=default." + rule));
            return !all.get().isEmpty();
        });
        assertThat(isThere)
                .as("rule %s has heard within %d s", rule, WITHIN_SECONDS)
                .isTrue();
        assertThat(all.get()).hasSize(1);
        return all.get().path(0);
    }

    private void assertHeard(String rule, String said) throws InterruptedException {
        assertThat(heard(rule).path("parameters").path("message").asText()).isEqualTo(said);
    }

    @Test
    void anActionThatEndsAtOnceIsHeardOf() throws Exception {
        // given
        addRule("echoes-end", "core.echo", "message", "told");

        // when
        String id = api.execute("{'action': 'core.echo', 'parameters': {'message': 'told'}}")
                .path("id")
                .asText();

        // then
        assertHeard("echoes-end", id + " succeeded 0");
    }

    @Test
    void aRuleThatIsTriedOnAnEndThatItLedToSaysSo() throws Exception {
        // given
        addRule("goes-round", "core.echo", "message", "round");
        api.execute("{'action': 'core.echo', 'parameters': {'message': 'round'}}");
        String execution = heard("goes-round").path("id").asText();

        // when
        AtomicReference<String> end = new AtomicReference<>("");
        boolean isThere = Waiting.upTo(WITHIN_SECONDS, () -> {
            end.set(endOf(execution));
            return !end.get().isEmpty();
        });
        assertThat(isThere).as("the end of %s is an event", execution).isTrue();
        JsonNode tried = api.post(
                        "/v1/rules/test",
                        RuleJson.text(RuleJson.of("{'rule_ref': 'default.goes-round', 'trigger_instance_id': '%s'}"
                                .formatted(end.get()))))
                .is(200)
                .json();

        // then
        assertThat(tried.path("matched").asBoolean()).isFalse();
        assertThat(tried.path("error").asText())
                .isEqualTo("the rule led to the execution whose end this tells, and does not hear of it");
    }

    /** The event of the end of an execution; empty as long as there is none. */
    private String endOf(String execution) {
        return api.look("/v1/triggerinstances?trigger=" + TRIGGER)
                .valueStream()
                .filter(instance ->
                        instance.at("/payload/execution_id").asText().equals(execution))
                .map(instance -> instance.path("id").asText())
                .findFirst()
                .orElse("");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is one of a POSIX shell")
    void aCommandThatFailsIsHeardOf() throws Exception {
        // given
        addRule("commands-end", "core.local", "cmd", "exit 3");

        // when
        String id = api.execute("{'action': 'core.local', 'parameters': {'cmd': 'exit 3'}}")
                .path("id")
                .asText();

        // then
        assertHeard("commands-end", id + " failed 3");
        JsonNode told = api.look("/v1/triggerinstances?trigger=" + TRIGGER);
        assertThat(told.findValuesAsText("execution_id")).contains(id);
    }
}
