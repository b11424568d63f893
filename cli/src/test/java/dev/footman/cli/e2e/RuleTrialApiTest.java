// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /v1/rules/test} tells what a rule would do, criterion by criterion. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleTrialApiTest {
    private RunningStandalone footman;
    private Api api;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        footman = new RunningStandalone(folder.resolve("data"), "footman: {}");
        api = footman.api();
        ObjectNode rule = RuleJson.onHook("known", "{'criteria': {'trigger.body.n': {'type': 'gt', 'pattern': 1}}}");
        api.post("/v1/rules", rule.toString()).is(201);
        api.put("/v1/keys/kept", "{\"value\": \"of the store\"}").is(200);
    }

    @AfterAll
    void stop() {
        footman.close();
    }

    private JsonNode tried(ObjectNode request) throws IOException, InterruptedException {
        return api.post("/v1/rules/test", request.toString()).is(200).json();
    }

    private JsonNode tried(String rule, String payload) throws IOException, InterruptedException {
        return tried(RuleJson.of("{'rule': %s, 'trigger_instance': {'payload': %s}}".formatted(rule, payload)));
    }

    /** Without what was asked for, which the answer repeats. */
    private static String brief(JsonNode criteria) {
        StringBuilder brief = new StringBuilder();
        for (JsonNode criterion : criteria) {
            brief.append(criterion.path("matched").asBoolean() ? "yes " : "no ")
                    .append(criterion.path("value"))
                    .append(criterion.has("rendered_pattern") ? " for " + criterion.path("rendered_pattern") : "")
                    .append(
                            criterion.has("error")
                                    ? " since " + criterion.path("error").asText()
                                    : "")
                    .append("; ");
        }
        return brief.toString().strip();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'trigger.a': {'type': 'eq', 'pattern': 1}                                | true  | yes 1;
            'trigger.a': {'type': 'eq', 'pattern': 2}                                | false | no 1;
            'trigger.a': {'type': 'eq', 'pattern': 2}, 'trigger.b': {'type': 'eq', 'pattern': 'x'} | false | no 1; yes "x";
            'trigger.none': {'type': 'nexists', 'pattern': 1}                        | true  | yes null;
            'trigger.l[1].k': {'type': 'eq', 'pattern': 'v'}                         | true  | yes "v";
            'trigger.a': {'type': 'eq', 'pattern': '{{ trigger.l[0] }}'}             | true  | yes 1 for 1;
            'trigger.b': {'type': 'startswith', 'pattern': '{{ trigger.a }}'}        | false | no "x" for 1 since
            'trigger.b': {'type': 'eq', 'pattern': 'x\\n'}                           | true  | yes "x" for "x";
            'trigger.b': {'type': 'eq', 'pattern': '{{ trigger.none }}'}             | false | no "x" since Object of type StrictUndefined is not JSON serializable
            'trigger.b': {'type': 'eq', 'pattern': '{{ trigger.none.none }}'}        | false | no "x" since 'dict object' has no attribute 'none'
            'trigger.b': {'type': 'eq', 'pattern': '{{ trigger.'}                    | false | no "x" since
            'trigger.b': {'type': 'eq', 'pattern': '{{ st2kv.system.kept }}'}        | false | no "x" for "of the store";
            'trigger.none': {'type': 'contains', 'pattern': 'x'}                     | false | no null since
            'trigger.b': {'type': 'regex', 'pattern': '('}                           | false | no "x" since the regular expression
            'trigger.[': {'type': 'eq', 'pattern': 1}                                | false | no null since
            'trigger.a[0]': {'type': 'eq', 'pattern': 1}                             | false | no null since
            'trigger.l': {'type': 'search', 'condition': 'any', 'pattern': {'item': {'type': 'eq', 'pattern': 1}}} | true | yes [1,{"k":"v"}];
            'trigger.l': {'type': 'search', 'condition': 'some', 'pattern': {'item': {'type': 'eq', 'pattern': 1}}} | false | no [1,{"k":"v"}] since the condition of search
            'trigger.l': {'type': 'search', 'condition': 'any', 'pattern': {'item.[': {'type': 'eq', 'pattern': 1}}} | false | no [1,{"k":"v"}];
            """)
    void eachCriterionIsTold(String criteria, boolean matched, String expected) throws Exception {
        JsonNode answer = tried("{'criteria': {%s}}".formatted(criteria), "{'a': 1, 'b': 'x', 'l': [1, {'k': 'v'}]}");

        assertThat(answer.path("matched").asBoolean()).isEqualTo(matched);
        assertThat(brief(answer.path("criteria"))).startsWith(expected);
        assertThat(answer.path("error").isNull()).isTrue();
        assertThat(answer.path("action").isNull()).isEqualTo(!matched);
    }

    @Test
    void aCriterionIsShownAsItIsWritten() throws Exception {
        JsonNode answer =
                tried("{'criteria': {'trigger.a#2': {'type': 'eq', 'pattern': '{{ trigger.a }}'}}}", "{'a': [1]}");
        assertThat(answer)
                .hasToString("{\"matched\":true,\"criteria\":[{\"key\":\"trigger.a#2\",\"type\":\"eq\","
                        + "\"pattern\":\"{{ trigger.a }}\",\"rendered_pattern\":[1],\"value\":[1],\"matched\":true}],"
                        + "\"action\":{\"ref\":\"core.noop\",\"parameters\":{}},\"error\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'ref': 'core.http', 'parameters': {'url': 'http://a.example/{{ trigger.a }}', 'timeout': '{{ trigger.a }}'}} | {"url":"http://a.example/1","timeout":1.0} |
            {'ref': 'core.http', 'parameters': {'url': 'x', 'headers': {'X-Api-Key': 'hush'}}} | {"url":"x","headers":{"X-Api-Key":"********"}} |
            {'ref': 'core.noop'}                                                             | {} |
            {'ref': 'no.such'}                                                               | | Action "no.such" doesn't exist
            {'ref': 'core.http', 'parameters': {'url': '{{ trigger.none }}'}}                | | Failed to render parameter "url": 'dict object' has no attribute 'none'
            {'ref': 'core.http', 'parameters': {'timeout': 1}}                               | | 'url' is a required property
            {'ref': 'core.http', 'parameters': {'url': 'x', 'method': 'FETCH'}}              | | 'FETCH' is not one of [
            {'ref': 'core.http', 'parameters': {'url': '{{ body }}', 'body': '{{ url }}'}}   | | Cyclic dependency found in the following variables: url
            {'ref': 'core.http', 'parameters': {'url': '{{ nowhere }}'}}                     | | Dependency unsatisfied in variable "nowhere"
            """)
    void whatTheActionWouldBeGivenIsTold(String action, String parameters, String error) throws Exception {
        JsonNode answer = tried("{'action': %s}".formatted(action), "{'a': 1}");

        assertThat(answer.path("matched").asBoolean()).isTrue();
        if (parameters == null) {
            assertThat(answer.path("action").isNull()).isTrue();
            assertThat(answer.path("error").asText()).startsWith(error);
        } else {
            assertThat(answer.path("action").path("parameters")).hasToString(parameters);
            assertThat(answer.path("error").isNull()).isTrue();
        }
    }

    @Test
    void aRequestBringsKeysAndAnActionOfItsOwn() throws Exception {
        // given
        ObjectNode request = RuleJson.of("""
                {'rule': {'action': {'ref': 'mine.own', 'parameters':
                   {'n': '{{ st2kv.system.kept }}', 'o': '{{ trigger.a }}', 's': '{{ st2kv.system.none }}'}}},
                 'trigger_instance': {'payload': {'a': [1, 'x']}},
                 'keys': {'kept': '5'},
                 'action': {'parameters': {'n': {'type': 'integer'}, 'o': {'type': 'array'}, 's': {'type': 'string'}}}}
                """);

        // then
        assertThat(tried(request).path("action").path("parameters"))
                .hasToString("{\"n\":5,\"o\":[1,\"x\"],\"s\":\"\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {'type': 'integer'}                        | invalid literal for int() with base 10: 'abc'
            {'type': 'string', 'immutable': true}      | Override of immutable parameter(s) ['p'] is unsupported.
            {'enum': ['x']}                            | 'abc' is not one of ['x']
            {'type': 5, 'enum': 'x', 'required': 'no'} |
            5                                          |
            """)
    void whatTheActionsMetadataSaysIsHeeded(String schema, String error) throws Exception {
        JsonNode answer = tried(RuleJson.of("""
                {'rule': {'action': {'ref': 'mine.own', 'parameters': {'p': '{{ trigger.a }}'}}},
                 'trigger_instance': {'payload': {'a': 'abc'}}, 'action': {'parameters': {'p': %s}}}
                """.formatted(schema)));
        assertThat(answer.path("error").asText(null)).isEqualTo(error);
    }

    @Test
    void aRuleAndAnInstanceThatAreKeptAreTried() throws Exception {
        // given
        Api.Answer taken = api.post("/v1/webhooks/known", "{\"n\": 2}").is(202);
        String id = taken.header("X-Trigger-Instance-Id");

        // when
        JsonNode kept = tried(RuleJson.of("{'rule_ref': 'default.known', 'trigger_instance_id': '%s'}".formatted(id)));
        JsonNode less = tried(
                RuleJson.of("{'rule_ref': 'default.known', 'trigger_instance': {'payload': {'body': {'n': 1}}}}"));
        JsonNode other = tried(RuleJson.of("{'rule_ref': 'default.known', 'trigger_instance':"
                + " {'trigger': 'qlik.reload_failed', 'payload': {'body': {'n': 2}}}}"));
        JsonNode nothing = tried(RuleJson.of("{'rule_ref': 'default.known', 'trigger_instance': {'payload': {}}}"));

        // then
        assertThat(kept.path("matched").asBoolean()).isTrue();
        assertThat(less.path("matched").asBoolean()).isFalse();
        assertThat(other.path("error").asText())
                .matches("the rule listens to trigger core\\..+, and this is an instance of qlik.reload_failed");
        assertThat(nothing.path("matched").asBoolean()).isFalse();
        assertThat(nothing.path("error").asText()).startsWith("the trigger instance has no payload");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                      | 400 | rule must be an object, or rule_ref name a rule
            {'rule': []}                                                            | 400 | rule must be an object, or rule_ref name a rule
            {'rule': {'x': 1}}                                                      | 400 | Additional properties are not allowed ('x' was unexpected)
            {'rule': {'criteria': {'trigger.a': {'pattern': 1}}}}                   | 400 | Operator not specified for field: trigger.a
            {'rule': {'criteria': {'trigger.a': {'type': 'no', 'pattern': 1}}}}     | 400 | For field: trigger.a, operator no not in list of allowed operators
            {'rule': {'criteria': {'trigger.a': {'type': 'eq', 'pattern': null}}}}  | 400 | For field: trigger.a, no pattern specified for operator eq
            {'rule': {'criteria': {'trigger.a': 5}}}                                | 400 | criterion 'trigger.a' must be an object
            {'rule': {}, 'trigger_instance': {'payload': []}}                       | 400 | trigger_instance must be an object with trigger and payload
            {'rule': {}, 'trigger_instance': {'payload': null}}                     | 400 | trigger_instance must be an object with trigger and payload
            {'rule': {}, 'trigger_instance_id': 'x'}                                | 404 | Resource with a reference or id "x" not found
            {'rule_ref': 'default.none'}                                            | 404 | Resource with a reference or id "default.none" not found
            """)
    void whatIsNoRuleOrNoInstanceIsRefused(String request, int status, String reason) throws Exception {
        Api.Answer answer = api.post("/v1/rules/test", RuleJson.of(request).toString());
        assertThat(answer.is(status).json().path("faultstring").asText()).startsWith(reason);
    }
}
