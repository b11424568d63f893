// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What schemas ask of objects. */
final class ObjectChecks {
    private ObjectChecks() {}

    static Check atLeast(int least) {
        return Check.of(Map.class, object -> object.size() >= least, "does not have enough properties");
    }

    static Check atMost(int most) {
        return Check.of(Map.class, object -> object.size() <= most, "has too many properties");
    }

    static Check required(List<String> names) {
        return value -> value instanceof Map<?, ?> object
                ? names.stream()
                        .filter(name -> !object.containsKey(name))
                        .findFirst()
                        .map(ObjectChecks::missing)
                : Optional.empty();
    }

    static Check properties(Map<String, Schema> schemas) {
        return value -> value instanceof Map<?, ?> object
                ? first(schemas.entrySet().stream().map(entry -> property(object, entry.getKey(), entry.getValue())))
                : Optional.empty();
    }

    private static Optional<String> property(Map<?, ?> object, String name, Schema schema) {
        if (object.containsKey(name)) {
            return schema.firstFault(object.get(name));
        }
        return schema.mustBeThere() ? Optional.of(missing(name)) : Optional.empty();
    }

    private static String missing(String name) {
        return PythonText.brief(name) + " is a required property";
    }

    static Check matching(List<Patterned> patterns) {
        return value -> value instanceof Map<?, ?> object
                ? first(patterns.stream()
                        .flatMap(pattern -> object.entrySet().stream()
                                .map(field -> property(pattern, String.valueOf(field.getKey()), field.getValue()))))
                : Optional.empty();
    }

    private static Optional<String> property(Patterned pattern, String name, @Nullable Object value) {
        return pattern.faultOfName(name)
                .or(() -> pattern.isAbout(name) ? pattern.schema().firstFault(value) : Optional.empty());
    }

    /** Of the properties that neither {@code properties} nor {@code patternProperties} name; null where it allows all. */
    static @Nullable Check additional(Part part, Map<String, Part> others) {
        Part named = others.get("properties");
        Part matched = others.get("patternProperties");
        Set<String> names = named == null ? Set.of() : named.fields().keySet();
        List<Patterned> patterns = matched == null ? List.of() : Patterned.all(matched);
        if (part.value() instanceof Boolean allowed) {
            return allowed ? null : value -> none(extras(value, names, patterns), patterns);
        }
        Schema schema = part.schema();
        return value -> value instanceof Map<?, ?> object
                ? first(extras(value, names, patterns).stream().map(extra -> schema.firstFault(object.get(extra))))
                : Optional.empty();
    }

    private static List<String> extras(@Nullable Object value, Set<String> names, List<Patterned> patterns) {
        if (!(value instanceof Map<?, ?> object)) {
            return List.of();
        }
        return object.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !names.contains(name))
                .filter(name -> patterns.stream().noneMatch(pattern -> pattern.isAbout(name)))
                .toList();
    }

    private static Optional<String> none(List<String> extras, List<Patterned> patterns) {
        if (extras.isEmpty()) {
            return Optional.empty();
        }
        boolean one = extras.size() == 1;
        return Optional.of(
                patterns.isEmpty()
                        ? "Additional properties are not allowed (%s %s unexpected)"
                                .formatted(list(extras.stream()), one ? "was" : "were")
                        : "%s %s not match any of the regexes: %s"
                                .formatted(
                                        list(extras.stream().sorted()),
                                        one ? "does" : "do",
                                        list(patterns.stream()
                                                .map(Patterned::pattern)
                                                .sorted())));
    }

    private static String list(Stream<String> names) {
        return names.map(PythonText::brief).collect(Collectors.joining(", "));
    }

    static Optional<String> first(Stream<Optional<String>> faults) {
        return faults.flatMap(Optional::stream).findFirst();
    }
}
