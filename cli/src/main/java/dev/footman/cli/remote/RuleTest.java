// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.output.Table;

/** Shows how a rule does on an event: the answer of {@code POST /v1/rules/test}. */
final class RuleTest {
    private static final String MATCHES = "=== RULE MATCHES ===";
    private static final String DOES_NOT = "=== RULE DOES NOT MATCH ===";

    private RuleTest() {}

    /** The answer for people. */
    static String shown(JsonNode answer) {
        StringBuilder shown = new StringBuilder();
        if (!answer.path("criteria").isEmpty()) {
            shown.append(criteria(answer.path("criteria"))).append(System.lineSeparator());
        }
        JsonNode parameters = answer.path("action").path("parameters");
        if (parameters.isObject()) {
            shown.append("action %s would get: %s%n"
                    .formatted(answer.path("action").path("ref").asText(), parameters.toPrettyString()));
        }
        if (answer.path("error").isTextual()) {
            shown.append("error: %s%n".formatted(answer.path("error").asText()));
        }
        return shown.append(answer.path("matched").asBoolean() ? MATCHES : DOES_NOT)
                .toString();
    }

    private static Table criteria(JsonNode criteria) {
        Table table = new Table("key", "type", "pattern", "value", "matched");
        criteria.forEach(criterion -> table.add(
                criterion.path("key").asText(),
                criterion.path("type").asText(),
                criterion.has("rendered_pattern")
                        ? "%s = %s".formatted(criterion.path("pattern").asText(), criterion.path("rendered_pattern"))
                        : criterion.path("pattern").toString(),
                criterion.path("value").toString(),
                criterion.has("error")
                        ? "error: " + criterion.path("error").asText()
                        : criterion.path("matched").asText()));
        return table;
    }
}
