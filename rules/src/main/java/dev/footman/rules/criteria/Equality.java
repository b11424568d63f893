// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Deep equality of JSON values: numbers by value, true = 1 and false = 0, text never equal to a number.
 *
 * <p>Source: the contract, section 4.2.
 */
public final class Equality {
    private Equality() {}

    /** Whether two JSON values are equal. It goes as deep as the shallower of the two. */
    public static boolean same(@Nullable Object left, @Nullable Object right) {
        return switch (left) {
            case null -> right == null;
            case String text -> text.equals(right);
            case List<?> list -> right instanceof List<?> other && sameItems(list, other);
            case Map<?, ?> object -> right instanceof Map<?, ?> other && sameFields(object, other);
            case Object number
            when Numbers.isNumeric(number) ->
                right != null && Numbers.isNumeric(right) && Numbers.compare(number, right) == 0;
            case Object other -> other.equals(right);
        };
    }

    /**
     * What stands for a text, a number or a boolean in a hash table: equal values have equal ones. Null for null, lists and
     * objects.
     */
    public static @Nullable Object normalized(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Object number when Numbers.isNumeric(number) -> Numbers.normalized(number);
            case Object other -> null;
        };
    }

    private static boolean sameItems(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        Iterator<?> others = right.iterator();
        for (Object item : left) {
            if (!same(item, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameFields(Map<?, ?> left, Map<?, ?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> field : left.entrySet()) {
            Object key = Objects.requireNonNull(field.getKey());
            if (!right.containsKey(key) || !same(field.getValue(), right.get(key))) {
                return false;
            }
        }
        return true;
    }
}
