// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of Python's types a value has. */
public final class Types {
    private Types() {}

    public static String nameOf(@Nullable Object value) {
        return switch (value) {
            case null -> "NoneType";
            case String text -> "str";
            case Boolean flag -> "bool";
            case Number number -> isInt(number) ? "int" : "float";
            case Tuple tuple -> "tuple";
            case Range range -> "range";
            case DictView view -> view.kind();
            case List<?> list -> "list";
            case Map<?, ?> map -> "dict";
            case Markup markup -> "Markup";
            case PythonObject object -> object.typeName();
            case Undefined undefined -> "StrictUndefined";
            case Object other -> "object";
        };
    }

    /** Whether it is an int and no bool. */
    public static boolean isInt(@Nullable Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger
                || value instanceof Short
                || value instanceof Byte;
    }

    public static boolean isFloat(@Nullable Object value) {
        return value instanceof Number && !isInt(value);
    }

    /** Whether it counts as a number, as a bool does. */
    public static boolean isNumeric(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    /** The text of what is text; null for all else. */
    public static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? text : value instanceof Markup markup ? markup.text() : null;
    }

    /** The text of what must be text. */
    public static String needText(@Nullable Object value, String function) {
        String text = text(value);
        if (text == null) {
            throw PythonException.of(value, function + " must be str, not %s");
        }
        return text;
    }

    /** A whole number as an index, a count or a width; what is beyond a long is the largest or the smallest. */
    public static long needLong(@Nullable Object value) {
        return switch (value) {
            case Boolean flag -> flag ? 1 : 0;
            case BigInteger big -> big.signum() < 0 ? Long.MIN_VALUE / 2 : Long.MAX_VALUE / 2;
            case Number number when isInt(number) -> number.longValue();
            case null -> throw PythonException.of(null, "'%s' object cannot be interpreted as an integer");
            case Object other -> throw PythonException.of(other, "'%s' object cannot be interpreted as an integer");
        };
    }

    /** A value as a dict's key: ints of one value are one key. */
    public static @Nullable Object key(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Markup markup -> markup.text();
            case Boolean flag -> flag;
            case BigInteger big -> Ints.normal(big);
            case Number number when isInt(number) -> number.longValue();
            case Tuple tuple -> tupleKey(tuple);
            case List<?> list -> throw PythonException.of(list, "unhashable type: '%s'");
            case Map<?, ?> map -> throw PythonException.of(map, "unhashable type: '%s'");
            case Undefined undefined -> throw undefined.failure();
            case Object other -> other;
        };
    }

    private static Tuple tupleKey(Tuple tuple) {
        OwnList keys = new OwnList();
        for (Object item : tuple) {
            if (item instanceof Tuple) {
                throw new PythonException("a tuple within a tuple cannot be a key");
            }
            keys.add(key(item));
        }
        return new Tuple(keys);
    }
}
