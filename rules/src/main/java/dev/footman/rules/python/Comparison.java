// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Python's comparisons: numbers by value, texts by code point, lists item by item. */
public final class Comparison {
    private static final int CHARACTERS_PER_STEP = 64;

    private Comparison() {}

    /** Whether two values are equal; of undefined ones nothing can be said. */
    public static boolean equal(@Nullable Object left, @Nullable Object right, Budget budget) {
        PythonException undefined = Undefined.among(left, right);
        if (undefined != null) {
            throw undefined;
        }
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberMath.compare(left, right) == 0;
        }
        String a = Types.text(left);
        if (a != null) {
            budget.steps(a.length() / CHARACTERS_PER_STEP);
            return a.equals(Types.text(right));
        }
        if (left instanceof List<?> x && right instanceof List<?> y) {
            return x instanceof Tuple == y instanceof Tuple && listsEqual(x, y, budget);
        }
        if (left instanceof Map<?, ?> x && right instanceof Map<?, ?> y) {
            return mapsEqual(x, y, budget);
        }
        return Objects.equals(left, right);
    }

    private static boolean listsEqual(List<?> left, List<?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        budget.enter();
        boolean equal = true;
        for (int i = 0; equal && i < left.size(); i++) {
            budget.steps(1);
            equal = equal(left.get(i), right.get(i), budget);
        }
        budget.leave();
        return equal;
    }

    private static boolean mapsEqual(Map<?, ?> left, Map<?, ?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        budget.enter();
        boolean equal = true;
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            budget.steps(1);
            Object other = right.get(entry.getKey());
            if ((other == null && !right.containsKey(entry.getKey())) || !equal(entry.getValue(), other, budget)) {
                equal = false;
                break;
            }
        }
        budget.leave();
        return equal;
    }

    /** What {@code operator}, one of the four that order, says. */
    public static boolean ordered(String operator, @Nullable Object left, @Nullable Object right, Budget budget) {
        int order = order(operator, left, right, budget);
        if (order == 2) {
            return false; // not a number
        }
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    /** Below 0, 0 or above 0; 2 where there is no order. */
    private static int order(String operator, @Nullable Object left, @Nullable Object right, Budget budget) {
        if (Types.isNumeric(left) && Types.isNumeric(right)) {
            return NumberMath.compare(left, right);
        }
        String a = Types.text(left);
        String b = Types.text(right);
        if (a != null && b != null) {
            budget.steps(Math.min(a.length(), b.length()) / CHARACTERS_PER_STEP);
            return CodePoints.compare(a, b);
        }
        if (left instanceof List<?> x && right instanceof List<?> y && x instanceof Tuple == y instanceof Tuple) {
            return listOrder(operator, x, y, budget);
        }
        PythonException undefined = Undefined.among(left, right);
        throw undefined != null
                ? undefined
                : new PythonException("'%s' not supported between instances of '%s' and '%s'"
                        .formatted(operator, Types.nameOf(left), Types.nameOf(right)));
    }

    private static int listOrder(String operator, List<?> left, List<?> right, Budget budget) {
        budget.enter();
        int shared = Math.min(left.size(), right.size());
        int order = Integer.compare(left.size(), right.size());
        for (int i = 0; i < shared; i++) {
            budget.steps(1);
            if (!equal(left.get(i), right.get(i), budget)) {
                order = order(operator, left.get(i), right.get(i), budget);
                break;
            }
        }
        budget.leave();
        return order;
    }

    /** Whether {@code item} is in {@code container}: a part of a text, an item of a list, a key of a dict. */
    public static boolean contains(@Nullable Object container, @Nullable Object item, Budget budget) {
        String text = Types.text(container);
        if (text != null) {
            String part = Types.text(item);
            if (part == null) {
                throw PythonException.of(item, "'in <string>' requires string as left operand, not %s");
            }
            return TextSearch.indexOf(text, part, 0, budget) >= 0;
        }
        Undefined.refuse(item);
        if (container instanceof Map<?, ?> map) {
            return map.containsKey(Types.key(item));
        }
        if (container instanceof List<?> list) {
            return indexOf(list, item, budget) >= 0;
        }
        throw PythonException.of(container, "argument of type '%s' is not iterable");
    }

    static int indexOf(List<?> list, @Nullable Object item, Budget budget) {
        for (int i = 0; i < list.size(); i++) {
            budget.steps(1);
            if (equal(list.get(i), item, budget)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a value counts as true. */
    public static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case String text -> !text.isEmpty();
            case Markup markup -> !markup.text().isEmpty();
            case Number number -> NumberMath.compare(number, 0L) != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            case Undefined undefined -> lenientlyFalse(undefined);
            case Object other -> true;
        };
    }

    private static boolean lenientlyFalse(Undefined undefined) {
        if (undefined.lenient()) {
            return false;
        }
        throw undefined.failure();
    }
}
