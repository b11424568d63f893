// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import dev.footman.rules.criteria.Equality;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Values compared with values: 1 is 1.0 and is not true. Each has a text that only its equals have, so that many values are
 * compared in the time that it takes to read them, whoever made them up.
 */
final class Values {
    private Values() {}

    /** The check of {@code enum}. */
    static Check oneOf(Part part) {
        List<Part> items = part.items("a list of values, such as [\"a\", \"b\"]");
        Set<String> texts = items.stream().map(item -> text(item.value())).collect(Collectors.toUnmodifiableSet());
        String shown = PythonText.brief(part.value());
        return value -> texts.contains(text(value))
                ? Optional.empty()
                : Optional.of("%s is not one of %s".formatted(PythonText.brief(value), shown));
    }

    /** The check of {@code uniqueItems: true}. */
    static Check unique() {
        return Check.of(List.class, Values::areUnique, "has non-unique elements");
    }

    private static boolean areUnique(List<?> list) {
        Set<String> seen = new HashSet<>();
        return list.stream().allMatch(item -> seen.add(text(item)));
    }

    private static String text(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        write(value, text);
        return text.toString();
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Boolean flag -> text.append(flag);
            case String string -> text.append(string.length()).append(':').append(string);
            case List<?> list -> {
                text.append('[');
                list.forEach(item -> write(item, text.append(' ')));
                text.append(']');
            }
            case Map<?, ?> object -> {
                Map<String, @Nullable Object> sorted = new TreeMap<>();
                object.forEach((key, inner) -> sorted.put(String.valueOf(key), inner));
                text.append('{');
                sorted.forEach((key, inner) -> {
                    write(key, text);
                    write(inner, text);
                });
                text.append('}');
            }
            case Object other -> text.append('=').append(Equality.normalized(other));
        }
    }
}
