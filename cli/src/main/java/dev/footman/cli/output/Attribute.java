// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Arrays;
import java.util.List;

/**
 * Something that an answer tells, by the name under which a table shows it.
 *
 * @param name names of fields with dots between them, such as {@code rule.ref}
 */
public record Attribute(String name) {
    public static List<Attribute> of(String... names) {
        return Arrays.stream(names).map(Attribute::new).toList();
    }

    /** What {@code node} says of it; missing where it says nothing. A field whose own name has dots is found too. */
    public JsonNode in(JsonNode node) {
        return find(node, name);
    }

    private static JsonNode find(JsonNode node, String path) {
        if (node.has(path)) {
            return node.path(path);
        }
        int dot = path.indexOf('.');
        while (dot >= 0) {
            JsonNode inside = step(node, path.substring(0, dot));
            JsonNode found = inside.isMissingNode() ? inside : find(inside, path.substring(dot + 1));
            if (!found.isMissingNode()) {
                return found;
            }
            dot = path.indexOf('.', dot + 1);
        }
        return node.isArray() ? step(node, path) : MissingNode.getInstance();
    }

    private static JsonNode step(JsonNode node, String name) {
        boolean isIndex = node.isArray() && name.matches("\\d{1,9}");
        return isIndex ? node.path(Integer.parseInt(name)) : node.path(name);
    }

    /** The same as a cell of a table; empty where there is nothing. */
    String cell(JsonNode node) {
        JsonNode value = in(node);
        return value.isContainerNode() ? value.toString() : value.asText("");
    }
}
