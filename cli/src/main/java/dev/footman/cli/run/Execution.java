// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.output.Attribute;
import dev.footman.cli.output.Yaml;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An execution as {@code /v1/executions} has it.
 *
 * <p>Source of the states and of the text: the StackStorm contract, sections 6.3 and 6.4.
 */
public record Execution(JsonNode json) {
    private static final Set<String> ENDS = Set.of("succeeded", "failed", "timeout", "abandoned", "canceled");
    private static final List<Attribute> SHOWN = Attribute.of(
            "id", "action.ref", "context.user", "parameters", "status", "start_timestamp", "end_timestamp", "result");

    public String id() {
        return json.path("id").asText();
    }

    private String status() {
        return json.path("status").asText();
    }

    public boolean hasEnded() {
        return ENDS.contains(status());
    }

    public boolean hasSucceeded() {
        return status().equals("succeeded");
    }

    /**
     * For people: an attribute a line, with what has parts in YAML below its name. What was not said is left out.
     *
     * @param wanted what to show; empty: what one wants to know
     */
    public String text(List<Attribute> wanted) {
        return (wanted.isEmpty() ? SHOWN : wanted)
                .stream()
                        .filter(attribute -> !attribute.in(json).isMissingNode())
                        .map(attribute -> Yaml.entry(attribute.name(), attribute.in(json)))
                        .collect(Collectors.joining(System.lineSeparator()));
    }
}
