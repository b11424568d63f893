// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads a value of a command line as the type that a parameter's schema names.
 *
 * <p>Source: StackStorm's client, which takes {@code a,b} for an array and {@code k=v,k=v} for an object beside JSON.
 */
final class ParameterText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,100}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,100}\\.?\\d{0,100}|\\.\\d{1,100})([eE][+-]?\\d{1,3})?");
    private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "n", "off", "0");

    private ParameterText() {}

    /** A value, or what a value of the type looks like where the text is none. */
    sealed interface Result {
        record Value(JsonNode value) implements Result {}

        record NotOfType(String wanted) implements Result {}
    }

    /**
     * Reads {@code text}.
     *
     * @param schema the parameter's; without a type, or where the text is a template, it is text
     */
    static Result read(JsonNode schema, String text) {
        if (text.contains("{{")) {
            return new Result.Value(NODES.textNode(text)); // the server renders it, and casts what comes of it
        }
        return switch (type(schema)) {
            case "integer" -> whole(text);
            case "number" -> number(text);
            case "boolean" -> bool(text);
            case "array" -> array(schema.path("items"), text);
            case "object" -> object(text);
            default -> new Result.Value(NODES.textNode(text));
        };
    }

    /** Of several types the first counts that is not null. */
    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray()
                ? type.valueStream()
                        .map(JsonNode::asText)
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElse("")
                : type.asText();
    }

    private static Result whole(String text) {
        return WHOLE.matcher(text).matches()
                ? new Result.Value(NODES.numberNode(new BigInteger(text)))
                : new Result.NotOfType("a whole number, such as 5");
    }

    private static Result number(String text) {
        return NUMBER.matcher(text).matches()
                ? new Result.Value(NODES.numberNode(new BigDecimal(text)))
                : new Result.NotOfType("a number, such as 2.5");
    }

    private static Result bool(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return new Result.Value(NODES.booleanNode(YES.contains(word)));
        }
        return new Result.NotOfType("true or false");
    }

    private static Result array(JsonNode items, String text) {
        if (text.stripLeading().startsWith("[")) {
            return json(text, "a JSON array, such as [1, 2]");
        }
        ArrayNode array = NODES.arrayNode();
        for (String item : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            switch (read(items, item.strip())) {
                case Result.Value(JsonNode value) -> array.add(value);
                case Result.NotOfType(String wanted) -> {
                    return new Result.NotOfType("a list with commas between, each " + wanted);
                }
            }
        }
        return new Result.Value(array);
    }

    private static Result object(String text) {
        String wanted = "a JSON object, or NAME=VALUE,NAME=VALUE";
        if (text.stripLeading().startsWith("{")) {
            return json(text, wanted);
        }
        ObjectNode object = NODES.objectNode();
        for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            String[] parts = pair.split(pair.contains("=") ? "=" : ":", 2);
            if (parts.length < 2 || parts[0].isBlank()) {
                return new Result.NotOfType(wanted);
            }
            object.put(parts[0].strip(), parts[1].strip());
        }
        return new Result.Value(object);
    }

    private static Result json(String text, String wanted) {
        try {
            return new Result.Value(Json.MAPPER.readTree(text));
        } catch (JsonProcessingException e) {
            return new Result.NotOfType("%s; as JSON it cannot be read: %s".formatted(wanted, e.getOriginalMessage()));
        }
    }
}
