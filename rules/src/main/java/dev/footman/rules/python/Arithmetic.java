// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's operators on values: numbers of any size, texts and lists. */
public final class Arithmetic {
    private Arithmetic() {}

    public static @Nullable Object add(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberMath.add(left, right);
        }
        if (left instanceof String a && right instanceof String b) {
            budget.text((long) a.length() + b.length());
            return a + b;
        }
        if (left instanceof Markup || right instanceof Markup) {
            return joined(left, right, budget);
        }
        if (isList(left)
                && isList(right)
                && left instanceof List<?> a
                && right instanceof List<?> b
                && left instanceof Tuple == right instanceof Tuple) {
            budget.items((long) a.size() + b.size());
            OwnList all = new OwnList(a);
            all.addAll(b);
            return left instanceof Tuple ? new Tuple(all) : all;
        }
        if (Types.text(left) != null || isList(left)) {
            Undefined.refuse(right);
            throw PythonException.of(
                    right, "can only concatenate " + Types.nameOf(left) + " (not \"%s\") to " + Types.nameOf(left));
        }
        throw PythonException.operands("+", left, right);
    }

    private static Markup joined(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.text(left) == null || Types.text(right) == null) {
            throw PythonException.operands("+", left, right);
        }
        return new Markup(
                Markup.of(left, budget).text() + Markup.of(right, budget).text());
    }

    private static boolean isList(@Nullable Object value) {
        return value instanceof List<?> && !(value instanceof Range) && !(value instanceof DictView);
    }

    public static Object subtract(@Nullable Object left, @Nullable Object right) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberMath.subtract(left, right);
        }
        throw PythonException.operands("-", left, right);
    }

    public static Object multiply(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberMath.multiply(left, right, budget);
        }
        if (Types.text(left) != null || isList(left)) {
            return repeated(left, right, budget);
        }
        if (Types.text(right) != null || isList(right)) {
            return repeated(right, left, budget);
        }
        throw PythonException.operands("*", left, right);
    }

    private static Object repeated(@Nullable Object value, @Nullable Object count, Budget budget) {
        if (!Types.isInt(count) && !(count instanceof Boolean)) {
            throw PythonException.of(count, "can't multiply sequence by non-int of type '%s'");
        }
        long times = Math.max(0, Types.needLong(count));
        String text = Types.text(value);
        if (text != null) {
            budget.text(product(text.length(), times));
            String all = text.isEmpty() ? "" : text.repeat((int) times);
            return value instanceof Markup ? new Markup(all) : all;
        }
        List<?> list = (List<?>) java.util.Objects.requireNonNull(value);
        budget.items(product(list.size(), times));
        OwnList all = new OwnList();
        for (long i = 0; i < times && !list.isEmpty(); i++) {
            all.addAll(list);
        }
        return value instanceof Tuple ? new Tuple(all) : all;
    }

    private static long product(long length, long times) {
        return length == 0 ? 0 : times > Integer.MAX_VALUE ? Long.MAX_VALUE : length * times;
    }

    public static Object divide(@Nullable Object left, @Nullable Object right) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberDivision.divide(left, right);
        }
        throw PythonException.operands("/", left, right);
    }

    public static Object floorDivide(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberDivision.floorDivide(left, right, budget);
        }
        throw PythonException.operands("//", left, right);
    }

    /** The rest of a division, or the values put into a text's places. */
    public static Object modulo(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberDivision.modulo(left, right, budget);
        }
        if (left instanceof String text) {
            return PercentFormat.format(text, right, budget);
        }
        if (left instanceof Markup(String text)) {
            return new Markup(PercentFormat.format(text, right, budget));
        }
        throw PythonException.operands("%", left, right);
    }

    public static Object power(@Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberMath.power(left, right, budget);
        }
        throw PythonException.operands("** or pow()", left, right);
    }

    public static Object negative(@Nullable Object value) {
        if (Types.isNumeric(value)) {
            return Types.isFloat(value) ? (Object) (-NumberMath.asDouble(value)) : NumberMath.subtract(0L, value);
        }
        throw PythonException.of(value, "bad operand type for unary -: '%s'");
    }

    public static Object positive(@Nullable Object value) {
        if (Types.isNumeric(value)) {
            return Types.isFloat(value) ? (Object) NumberMath.asDouble(value) : NumberMath.add(0L, value);
        }
        throw PythonException.of(value, "bad operand type for unary +: '%s'");
    }
}
