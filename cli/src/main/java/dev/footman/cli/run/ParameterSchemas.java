// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What an action may be given: the parameters of its runner, changed and added to by its own. */
public final class ParameterSchemas {
    private static final Pattern NAMED = Pattern.compile("(?s)(\\w+)=(.*)");

    private final String action;
    private final Map<String, JsonNode> schemas = new LinkedHashMap<>();

    /**
     * @param action as {@code /v1/actions} has it
     * @param runner as {@code /v1/runnertypes} has it
     */
    public ParameterSchemas(JsonNode action, JsonNode runner) {
        this.action = action.path("ref").asText();
        runner.path("runner_parameters").properties().forEach(field -> schemas.put(field.getKey(), field.getValue()));
        action.path("parameters")
                .properties()
                .forEach(field -> schemas.merge(field.getKey(), field.getValue(), ParameterSchemas::changed));
    }

    private static JsonNode changed(JsonNode before, JsonNode change) {
        ObjectNode changed = Json.MAPPER.createObjectNode();
        before.properties().forEach(field -> changed.set(field.getKey(), field.getValue()));
        change.properties().forEach(field -> changed.set(field.getKey(), field.getValue()));
        return changed;
    }

    /** The names of those that nobody is to see. */
    public Set<String> secrets() {
        return schemas.entrySet().stream()
                .filter(entry -> entry.getValue().path("secret").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /**
     * Reads the words of a command line: {@code NAME=VALUE}, and bare ones, which go to the parameters with a position, the
     * last of which takes all that are left; else to the only one that is required.
     */
    public Words read(List<String> words) {
        ObjectNode parameters = Json.MAPPER.createObjectNode();
        List<String> bare = new ArrayList<>();
        for (String word : words) {
            Matcher named = NAMED.matcher(word);
            if (named.matches()) {
                if (put(parameters, named.group(1), named.group(2)) instanceof Words.Wrong wrong) {
                    return wrong;
                }
            } else {
                bare.add(word);
            }
        }
        return bare.isEmpty() ? new Words.Read(parameters) : placed(parameters, bare);
    }

    private Words placed(ObjectNode parameters, List<String> bare) {
        List<String> places = places();
        places.removeIf(parameters::has);
        if (places.isEmpty()) {
            return new Words.Wrong("'%s' must have a name, as in NAME=VALUE: %s".formatted(bare.getFirst(), choice()));
        }
        for (int at = 0; at < Math.min(places.size(), bare.size()); at++) {
            boolean isLast = at == places.size() - 1;
            String text = isLast ? String.join(" ", bare.subList(at, bare.size())) : bare.get(at);
            if (put(parameters, places.get(at), text) instanceof Words.Wrong wrong) {
                return wrong;
            }
        }
        return new Words.Read(parameters);
    }

    /** Where bare words go, in this order. */
    private List<String> places() {
        List<String> positioned = settable(schema -> schema.path("position").isInt());
        positioned.sort(
                Comparator.comparingInt(name -> schema(name).path("position").asInt()));
        List<String> required = settable(schema -> schema.path("required").asBoolean());
        if (!positioned.isEmpty()) {
            return positioned;
        }
        return required.size() == 1 ? required : new ArrayList<>();
    }

    private List<String> settable(Predicate<JsonNode> wanted) {
        return schemas.entrySet().stream()
                .filter(entry -> !entry.getValue().path("immutable").asBoolean())
                .filter(entry -> wanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private JsonNode schema(String name) {
        return schemas.getOrDefault(name, MissingNode.getInstance());
    }

    private Words put(ObjectNode parameters, String name, String text) {
        return switch (ParameterText.read(schema(name), text)) {
            case ParameterText.Result.Value(JsonNode value) -> {
                parameters.set(name, value);
                yield new Words.Read(parameters);
            }
            case ParameterText.Result.NotOfType(String wanted) ->
                new Words.Wrong("parameter %s must be %s, but is '%s'".formatted(name, wanted, text));
        };
    }

    private String choice() {
        List<String> names = settable(schema -> true);
        return names.isEmpty()
                ? "%s has no parameters".formatted(action)
                : "%s has the parameters %s".formatted(action, String.join(", ", names));
    }
}
