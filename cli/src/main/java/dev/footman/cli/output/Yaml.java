// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;

/** Writes what the API answers as YAML, in blocks. */
public final class Yaml {
    private Yaml() {}

    /** The document, fields in the order in which they came; it ends with a line's end. */
    public static String of(JsonNode node) {
        return dumped(Json.MAPPER.convertValue(node, Object.class));
    }

    /**
     * A name and what it holds, with fields in the order of their names, as StackStorm's client shows an execution; without a
     * line's end.
     */
    public static String entry(String name, JsonNode value) {
        if (!value.isContainerNode()) {
            return "%s: %s".formatted(name, value.isMissingNode() ? "null" : value.asText());
        }
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put(name, sorted(value));
        return dumped(entry).stripTrailing();
    }

    private static @Nullable Object sorted(JsonNode node) {
        if (node.isObject()) {
            Map<String, @Nullable Object> fields = new TreeMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
            return fields;
        }
        return node.isArray()
                ? node.valueStream().map(Yaml::sorted).toList()
                : Json.MAPPER.convertValue(node, Object.class);
    }

    private static String dumped(@Nullable Object value) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setWidth(Integer.MAX_VALUE);
        options.setSplitLines(false);
        return new org.yaml.snakeyaml.Yaml(options).dump(value);
    }
}
