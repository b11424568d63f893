// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.footman.contract.topic.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionParametersTest {
    private static final Map<String, Object> CONTEXT = Map.of("trigger", Map.of("n", 5, "text", "say \"hi\"\n"));

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {"a":"{{ b }}!","b":"{{ c }}","c":"{{ trigger.n }}"} => {}                                => {"a":"5!","b":"5","c":"5"}
            {"a":"{{ b }}"}     => {"b":{"default":"x"}}                                              => {"a":"x"}
            {"a":"{{ b }}"}     => {"b":{"default":"{{ trigger.n }}","type":"integer"}}               => {"a":"5","b":5}
            {}                  => {"b":{"default":"plain"}}                                          => {}
            {}                  => {"b":{"default":"{{ trigger.n }}","immutable":true}}               => {}
            {"b":null}          => {"b":{"default":"x"}}                                              => {"b":"x"}
            {"b":null}          => {"b":{"type":"integer"}}                                           => {"b":null}
            {"a":"{{ b.c }}","b":{"c":"{{ trigger.n }}"}} => {}                                       => {"a":"5","b":{"c":5}}
            {"a":"{{ nope"}     => {}                                                                 => {"a":"{{ nope"}
            {"a":["{{ nope"]}   => {}                                                                 => {"a":["{{ nope"]}
            {"a":["{{ trigger.text }}","n: {{ trigger.n }}"]} => {}                                   => {"a":["say \\"hi\\"\\n","n: 5"]}
            {"a":["{{ none | use_none }}"]} => {}                                                     => {"a":[null]}
            {"a":{"{{ trigger.n }}":[{"x":"{{ trigger.n }}"}]}} => {}                                 => {"a":{"5":[{"x":5}]}}
            {"a":"{{ trigger }}"} => {"a":{"type":"object"}}                                          => {"a":{"n":5,"text":"say \\"hi\\"\\n"}}
            {"a":"(1, 'x')"}    => {"a":{"type":"array"}}                                             => {"a":[1,"x"]}
            {"a":"TRUE"}        => {"a":{"type":"boolean"}}                                           => {"a":true}
            {"a":"x"}           => {"a":{"enum":["x","y"]}}                                           => {"a":"x"}
            """)
    void parametersAreRendered(String given, String schema, String stored) throws JsonProcessingException {
        // when
        RenderedParameters rendered = parameters(given, schema).render(CONTEXT);

        // then
        assertThat(rendered)
                .isInstanceOfSatisfying(
                        RenderedParameters.Rendered.class,
                        done -> assertThat(tree(done.given())).isEqualTo(tree(stored)));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {"a":"{{ nope }}"}            => {}                              => Dependency unsatisfied in variable "nope"
            {"a":["{{ nope.x }}"]}        => {}                              => Dependency unsatisfied in variable "nope"
            {"a":"{{ trigger.nope }}"}    => {}                              => Failed to render parameter "a": 'dict object' has no attribute 'nope'
            {"a":{"b":"{{ trigger.nope }}"}} => {}                           => Failed to render parameter "a": 'dict object' has no attribute 'nope'
            {"a":"{{ 1 | nope }}"}        => {}                              => Failed to render parameter "a": No filter named 'nope'.
            {"a":"{{ b }}","b":"{{ c }}","c":"{{ a }}"} => {}                => Cyclic dependency found in the following variables: c. Likely the variable is referencing itself
            {"a":"{{ a }}","b":"{{ b }}"} => {}                              => Cyclic dependency found in the following variables: a, b. Likely the variable is referencing itself
            {"a":"{{ b }}"}               => {"b":{"default":"{{ a }}"}}     => Cyclic dependency found in the following variables: b. Likely the variable is referencing itself
            {}                            => {"cmd":{"required":true}}       => 'cmd' is a required property
            {"sudo":true}                 => {"sudo":{"immutable":true}}     => Override of immutable parameter(s) ['sudo'] is unsupported.
            {"m":"BAD"}                   => {"m":{"enum":["GET","PUT"]}}    => 'BAD' is not one of ['GET', 'PUT']
            {"a":"[1"}                    => {"a":{"type":"array"}}          => '[' was never closed (<unknown>, line 1)
            """)
    void whatIsWrongIsToldInStackStormsWords(String given, String schema, String reason)
            throws JsonProcessingException {
        assertThat(parameters(given, schema).render(CONTEXT)).isEqualTo(new RenderedParameters.Failed(reason));
    }

    @Test
    void theActionRunsWithDefaultsToo() throws JsonProcessingException {
        // given
        ActionParameters echo = parameters(
                "{\"message\":\"{{ trigger.n }}\"}",
                "{\"message\":{\"type\":\"string\",\"required\":true},\"timeout\":{\"default\":60},\"none\":{},"
                        + "\"cmd\":{\"default\":\"echo \\\"{{ message }}\\\"\",\"immutable\":true}}");

        // when
        RenderedParameters rendered = echo.render(CONTEXT);

        // then
        assertThat(rendered)
                .isEqualTo(new RenderedParameters.Rendered(
                        Map.of("message", "5"), Map.of("message", "5", "timeout", 60, "cmd", "echo \"5\"")));
    }

    @Test
    void aParameterThatNobodyGivesHidesNothingOfTheContext() throws JsonProcessingException {
        // given
        ActionParameters inject = parameters("{\"payload\":\"{{ trigger.n }}\"}", "{\"payload\":{},\"trigger\":{}}");

        // when
        RenderedParameters rendered = inject.render(CONTEXT);

        // then
        assertThat(rendered).isEqualTo(new RenderedParameters.Rendered(Map.of("payload", "5"), Map.of("payload", "5")));
    }

    @Test
    void aParameterThatTheSchemaDoesNotHaveIsNamed() throws JsonProcessingException {
        assertThat(parameters("{\"a\":1,\"bogus\":2}", "{\"a\":{}}").unknown())
                .isEqualTo("Additional properties are not allowed ('bogus' was unexpected)");
        assertThat(parameters("{\"x\":1,\"bogus\":2}", "{}").unknown())
                .isEqualTo("Additional properties are not allowed ('x', 'bogus' were unexpected)");
        assertThat(parameters("{\"a\":1}", "{\"a\":{}}").unknown()).isNull();
    }

    private static ActionParameters parameters(String given, String schema) throws JsonProcessingException {
        return ActionParameters.compile(object(given), object(schema));
    }

    @SuppressWarnings("unchecked") // the keys of JSON are texts
    private static Map<String, @Nullable Object> object(String json) throws JsonProcessingException {
        return (Map<String, @Nullable Object>) Json.MAPPER.readValue(json, Map.class);
    }

    private static Object tree(Object value) {
        try {
            return value instanceof String json
                    ? Json.MAPPER.readTree(json)
                    : Json.MAPPER.readTree(Json.MAPPER.writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
