// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import dev.footman.rules.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The schemas of an action's parameters, by name: what is known of them without any being given. */
public final class ParameterSchemas {
    private ParameterSchemas() {}

    /** A runner's, overlaid by an action's: it may say a default of a runner's parameter and leave the rest to the runner. */
    public static Map<String, @Nullable Object> merged(
            Map<String, @Nullable Object> runners, Map<String, @Nullable Object> actions) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(runners);
        actions.forEach((name, own) -> all.put(name, overlaid(all.get(name), own)));
        return all;
    }

    private static @Nullable Object overlaid(@Nullable Object runners, @Nullable Object own) {
        if (!(runners instanceof Map<?, ?> less) || !(own instanceof Map<?, ?> more)) {
            return own;
        }
        Map<Object, @Nullable Object> overlaid = new LinkedHashMap<>(less);
        overlaid.putAll(more);
        return overlaid;
    }

    /** The names of those that are secret. */
    public static Set<String> secret(Map<String, ?> schemas) {
        return schemas.entrySet().stream()
                .filter(schema ->
                        schema.getValue() instanceof Map<?, ?> fields && Boolean.TRUE.equals(fields.get("secret")))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * What is wrong with schemas that an author has written; empty where nothing is. The words about positions and
     * immutable parameters are StackStorm's.
     *
     * @param merged those of the runner and the action's own
     */
    public static Optional<String> fault(Map<String, @Nullable Object> own, Map<String, @Nullable Object> merged) {
        Map<Object, String> positions = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> parameter : own.entrySet()) {
            String name = parameter.getKey();
            Map<?, ?> schema = merged.get(name) instanceof Map<?, ?> fields ? fields : Map.of();
            try {
                Schema.compile(Map.of("properties", Map.of(name, schema)));
            } catch (IllegalArgumentException e) {
                return Optional.of("parameter '%s' cannot be used: %s".formatted(name, e.getMessage()));
            }
            if (Boolean.TRUE.equals(schema.get("immutable")) && !schema.containsKey("default")) {
                return Optional.of("Immutable param %s requires a default value.".formatted(name));
            }
            String other = schema.get("position") instanceof Number at ? positions.put(at, name) : null;
            if (other != null) {
                return Optional.of("Parameters %s and %s have same position %s. Position values have to be unique."
                        .formatted(name, other, schema.get("position")));
            }
        }
        return Optional.empty();
    }
}
