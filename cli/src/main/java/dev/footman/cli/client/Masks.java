// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.footman.contract.topic.Json;
import java.util.Set;
import java.util.regex.Pattern;

/** Hides what is secret in a body before it is shown. */
final class Masks {
    static final String MASK = "********";

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(passw|secret|token|api.?key|authorization|cookie).*");

    private Masks() {}

    /** The body with masks in the place of fields that are secret by name, or by {@code names}. */
    static String over(String body, Set<String> names) {
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            return json.isContainerNode() ? masked(json, names).toString() : body;
        } catch (JsonProcessingException e) {
            return body; // text such as datagrams, in which nothing is secret
        }
    }

    private static JsonNode masked(JsonNode node, Set<String> names) {
        if (node instanceof ObjectNode object) {
            boolean holdsSecret =
                    object.path("secret").isBoolean() && object.path("secret").asBoolean();
            object.properties().forEach(field -> {
                boolean hidden = names.contains(field.getKey())
                        || SECRET_NAME.matcher(field.getKey()).matches()
                        || (holdsSecret && field.getKey().equals("value"));
                boolean says =
                        !field.getValue().isBoolean() && !field.getValue().isNull();
                field.setValue(hidden && says ? TextNode.valueOf(MASK) : masked(field.getValue(), names));
            });
        } else {
            node.forEach(item -> masked(item, names));
        }
        return node;
    }
}
