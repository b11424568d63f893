// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import dev.footman.rules.template.Datastores;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of parameters that were run against StackStorm. */
class TemplateCasesTest {
    /**
     * Where we keep the type of a leaf that is one place, and data with quotes breaks nothing (contract, end of section
     * 5.1): the parameter as it is given, and what ours is.
     */
    private static final Map<String, String> OURS = Map.of(
            "[1,\"{{ trigger.body.n }}\",\"{{ trigger.body.key1 }}\"]", "[1,5,\"value1\"]",
            "[\"{{ trigger.body.list }}\"]", "[[1,\"two\",null,true]]",
            "{\"a\":\"{{ trigger.body.n }}\",\"b\":{\"c\":\"{{ trigger.body.key1 }}\"},\"d\":true,\"e\":5}",
                    "{\"a\":5,\"b\":{\"c\":\"value1\"},\"d\":true,\"e\":5}",
            "{\"a\":\"{{ trigger.body.q }}\"}", "{\"a\":\"say \\\"hi\\\"\"}",
            "{\"a\":\"{{ trigger.body.t }}\"}", "{\"a\":true}",
            "[\"{{ trigger.body.n }}\"]", "[5]",
            "{\"a\":\"{{ trigger.body.n }}\"}", "{\"a\":5}");

    record Case(String name, JsonNode row, JsonNode payload, JsonNode stored) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(TemplateCasesTest.class.getResourceAsStream("/cases/template-cases.json"))) {
            JsonNode whole = Json.MAPPER.readTree(in);
            List<Case> cases = new ArrayList<>();
            for (JsonNode row : whole.get("cases")) {
                JsonNode trigger = row.get("trigger");
                JsonNode payload = trigger.isTextual() ? whole.get(trigger.textValue()) : trigger;
                cases.add(
                        new Case(row.get("params") + " " + row.get("schema"), row, payload, whole.get("st2kv_system")));
            }
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void parametersAreRenderedAsStackStormDoes(Case given) throws IOException {
        // given
        Map<String, @Nullable Object> context = new HashMap<>();
        context.put("trigger", value(given.payload()));
        context.put("st2kv", new Datastores(key -> given.stored().path(key).textValue(), key -> null));
        context.put("action_context", Map.of("trigger_instance", Map.of("id", "ti1")));
        context.put("config_context", Map.of());
        JsonNode params = given.row().get("params");

        // when
        RenderedParameters rendered = ActionParameters.compile(
                        object(params), object(given.row().get("schema")))
                .render(context);

        // then
        String ours = OURS.get(params.path("p").toString());
        switch (rendered) {
            case RenderedParameters.Failed(String reason) ->
                assertThat(reason).isEqualTo(given.row().path("error").textValue());
            case RenderedParameters.Rendered(Map<String, @Nullable Object> stored, Map<String, @Nullable Object> all) ->
                assertThat(json(stored))
                        .isEqualTo(ours == null ? json(value(given.row().path("result"))) : "{\"p\":" + ours + "}");
        }
    }

    private static String json(@Nullable Object value) throws IOException {
        return Json.MAPPER
                .writer()
                .without(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(value);
    }

    private static @Nullable Object value(JsonNode node) throws IOException {
        return Json.MAPPER.treeToValue(node, Object.class);
    }

    @SuppressWarnings("unchecked") // the keys of JSON are texts
    private static Map<String, @Nullable Object> object(JsonNode node) throws IOException {
        return (Map<String, @Nullable Object>) Objects.requireNonNull(value(node));
    }
}
