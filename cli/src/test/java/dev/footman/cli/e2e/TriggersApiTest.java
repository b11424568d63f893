// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/triggers}, and events that name a trigger by its type, as the contract has them in sections 1.7, 3.4 and 7.1. */
@ExtendWith(ForExecutions.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TriggersApiTest {
    private static final String NUMBER =
            "{'type': 'object', 'properties': {'%s': {'type': 'integer', 'required': %s}}}";
    private static final String NO_TRIGGER =
            "trigger must be the reference of a trigger type, such as mypack.my_trigger,"
                    + " or an object with type and parameters";
    private static final String NOT_DISPATCHED =
            "Trigger payload validation failed and validation is enabled, not dispatching a trigger \"%s\" (%s): %s";

    private Api api;

    @BeforeAll
    void start(Api shared) throws Exception {
        api = shared;
        type("listed", "'parameters_schema': " + NUMBER.formatted("floor", true));
        type("par", "'parameters_schema': " + NUMBER.formatted("floor", true));
        type("optional", "'parameters_schema': " + NUMBER.formatted("floor", false));
        type("plain", "'payload_schema': " + NUMBER.formatted("n", true));
    }

    private void type(String name, String schema) throws IOException, InterruptedException {
        post("/v1/triggertypes", "{'pack': 'house', 'name': '%s', %s}".formatted(name, schema))
                .is(201);
    }

    private Api.Answer post(String target, String quoted) throws IOException, InterruptedException {
        return api.post(target, RuleJson.text(RuleJson.of(quoted)));
    }

    private Api.Answer rule(String name, String trigger) throws IOException, InterruptedException {
        return post(
                "/v1/rules", "{'name': '%s', 'trigger': %s, 'action': {'ref': 'core.noop'}}".formatted(name, trigger));
    }

    private Api.Answer say(String trigger, String payload) throws IOException, InterruptedException {
        return post("/v1/webhooks/st2", "{'trigger': %s, 'payload': %s}".formatted(trigger, payload));
    }

    private Api.Answer inject(String type, String payload) throws IOException, InterruptedException {
        return post(
                "/v1/executions",
                "{'action': 'core.inject_trigger', 'parameters': {'trigger_name': '%s', 'payload': %s}}"
                        .formatted(type, payload));
    }

    private static String fault(Api.Answer answer) throws IOException {
        return answer.is(400).json().path("faultstring").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"house.listed", "house.of_no_known_type"})
    void aTriggerThatRulesMakeByParametersIsThereAsLongAsTheyAre(String type) throws Exception {
        // given
        String trigger = "{'type': '%s', 'parameters': {'floor': 1}}".formatted(type);
        JsonNode one = rule("one on " + type, trigger).is(201).json();
        JsonNode other = rule("other on " + type, trigger).is(201).json();
        String ref = one.path("trigger").path("ref").asText();

        // when
        JsonNode listed = api.look("/v1/triggers?type=" + type);

        // then
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0).path("ref").asText()).isEqualTo(ref).startsWith("house.");
        assertThat(listed.get(0).path("type").asText()).isEqualTo(type);
        assertThat(listed.get(0).path("parameters")).hasToString("{\"floor\":1}");
        assertThat(api.look("/v1/triggers/" + ref)).isEqualTo(listed.get(0));
        assertThat(api.look("/v1/triggers?limit=-1")).contains(listed.get(0));
        api.delete("/v1/rules/" + one.path("id").asText()).is(204);
        api.get("/v1/triggers/" + ref).is(200);
        api.delete("/v1/rules/" + other.path("id").asText()).is(204);
        api.get("/v1/triggers/" + ref).is(404);
    }

    @Test
    void aTypeThatTakesParametersIsATriggerOnlyWhereARuleListensWithoutAny() throws Exception {
        // given
        assertThat(api.look("/v1/triggers?type=house.plain")).hasSize(1);
        assertThat(api.look("/v1/triggers?type=house.optional")).isEmpty();
        assertThat(fault(inject("house.optional", "{}"))).startsWith("Trigger type \"house.optional\" has parameters");

        // when
        rule("on optional", "{'type': 'house.optional'}").is(201);

        // then
        assertThat(api.look("/v1/triggers?type=house.optional")).hasSize(1);
        inject("house.optional", "{}").is(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'type': 'house.par', 'parameters': {'floor': 'x'}} | 'x' is not of type 'integer'
            {'type': 'house.par', 'parameters': {}}             | 'floor' is a required property
            {'type': 'house.par', 'parameters': null}           | 'floor' is a required property
            {'type': 'house.par'}                               | 'floor' is a required property
            {'type': 'house.par', 'parameters': 5}              | 5 is not of type 'object', 'null'
            {'type': 'qlik.reload_failed', 'parameters': {'x': 1}} | Additional properties are not allowed ('x' was unexpected)
            """)
    void parametersThatNoRuleMayHaveAreRefusedInTheSameWords(String trigger, String reason) throws Exception {
        assertThat(fault(say(trigger, "{}"))).isEqualTo(reason);
        assertThat(fault(rule("refused", trigger))).isEqualTo(reason);
    }

    @Test
    void anEventIsOneOfTheTriggerOfARuleWithTheSameParameters() throws Exception {
        // given
        String trigger = "{'type': 'house.par', 'parameters': {'floor': 2}}";
        JsonNode rule = rule("on the second floor", trigger).is(201).json();

        // when
        String instance = say(trigger, "{}").is(202).header("X-Trigger-Instance-Id");

        // then
        assertThat(Waiting.upTo(
                        30,
                        () -> api.look("/v1/triggerinstances?trigger="
                                        + rule.path("trigger").path("ref").asText())
                                .findValuesAsText("id")
                                .equals(List.of(instance))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            true              | True              | 'bool' object has no attribute 'split'
            5.5               | 5.5               | 'float' object has no attribute 'split'
            {'parameters': 1} | {'parameters': 1} |
            """)
    void whatIsNoTriggerIsRefused(String trigger, String shown, @Nullable String reason) throws Exception {
        assertThat(fault(say(trigger, "{}")))
                .isEqualTo(NOT_DISPATCHED.formatted(shown, "{}", reason == null ? NO_TRIGGER : reason));
    }

    @Test
    void whoNamesATypeAloneIsNotAskedForItsParameters() throws Exception {
        say("'house.par'", "{}").is(202); // as StackStorm does; no rule can meet it
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'n': 'x'} | 'x' is not of type 'integer'
            {}         | 'n' is a required property
            """)
    void aPayloadThatDoesNotFitIsRefusedInTheSameWordsHoweverItComes(String payload, String reason) throws Exception {
        String fault = NOT_DISPATCHED.formatted("house.plain", payload, reason);
        assertThat(fault(inject("house.plain", payload))).isEqualTo(fault);
        assertThat(fault(say("'house.plain'", payload))).isEqualTo(fault);
        inject("house.plain", "{'n': 1}").is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"house.par", "core.st2.webhook"})
    void anEventOfATypeWithParametersIsNotBroughtAboutWithoutAny(String type) throws Exception {
        assertThat(fault(inject(type, "{}")))
                .isEqualTo(
                        ("Trigger type \"%s\" has parameters, which core.inject_trigger cannot say; send the event to POST"
                                        + " /v1/webhooks/st2, with trigger {\"type\": \"%s\", \"parameters\": {...}}")
                                .formatted(type, type));
    }
}
