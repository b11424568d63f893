// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The types of draft 4: a boolean is no number, and 1.0 is no integer. */
enum ValueType {
    ARRAY,
    BOOLEAN,
    INTEGER,
    NULL,
    NUMBER,
    OBJECT,
    STRING;

    static Optional<ValueType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.word().equals(name)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(ValueType::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean has(@Nullable Object value) {
        return switch (this) {
            case ARRAY -> value instanceof List;
            case BOOLEAN -> value instanceof Boolean;
            case INTEGER -> isWhole(value);
            case NULL -> value == null;
            case NUMBER -> value instanceof Number;
            case OBJECT -> value instanceof Map;
            case STRING -> value instanceof String;
        };
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Short
                || value instanceof Byte;
    }

    /** Whether a value is of one of these types. */
    static Check oneOf(List<ValueType> types) {
        String wanted = types.stream().map(type -> "'" + type.word() + "'").collect(Collectors.joining(", "));
        return value -> types.stream().anyMatch(type -> type.has(value))
                ? Optional.empty()
                : Optional.of("%s is not of type %s".formatted(PythonText.brief(value), wanted));
    }
}
