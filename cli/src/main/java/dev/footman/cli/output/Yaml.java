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
import org.yaml.snakeyaml.DumperOptions.NonPrintableStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

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
        options.setNonPrintableStyle(NonPrintableStyle.ESCAPE);
        return new org.yaml.snakeyaml.Yaml(new Quoting(options), options).dump(value);
    }

    /** Quotes what has control characters, so that they are escaped: a block would hold U+0085 as it is. */
    private static final class Quoting extends Representer {
        Quoting(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            return super.representScalar(tag, value, Controls.isIn(value) ? ScalarStyle.DOUBLE_QUOTED : style);
        }
    }
}
