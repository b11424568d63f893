// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of two JSON values is less: numbers and booleans by value, texts by code point, lists by their first items that
 * differ. All else cannot be ordered (contract, section 4.2).
 */
final class Ordering {
    private Ordering() {}

    /** Whether {@code left} is strictly less than {@code right}. */
    static Answer less(@Nullable Object left, @Nullable Object right) {
        if (left instanceof String a && right instanceof String b) {
            return Answer.of(compareCodePoints(a, b) < 0);
        }
        if (left != null && right != null && Numbers.isNumeric(left) && Numbers.isNumeric(right)) {
            return Answer.of(Numbers.compare(left, right) < 0);
        }
        if (left instanceof List<?> a && right instanceof List<?> b) {
            return lessItems(a, b);
        }
        return new Answer.Unanswerable(
                "only two numbers, two texts or two lists can be ordered, but these are %s and %s"
                        .formatted(Kind.of(left), Kind.of(right)));
    }

    private static Answer lessItems(List<?> left, List<?> right) {
        Iterator<?> a = left.iterator();
        Iterator<?> b = right.iterator();
        while (a.hasNext() && b.hasNext()) {
            Object x = a.next();
            Object y = b.next();
            if (!Equality.same(x, y)) {
                return less(x, y);
            }
        }
        return Answer.of(b.hasNext());
    }

    private static int compareCodePoints(String a, String b) {
        int ends = Math.min(a.length(), b.length());
        for (int i = 0; i < ends; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // halves of a code point above the basic plane stand above all others of that plane
                boolean sameHalf = Character.isSurrogate(x) == Character.isSurrogate(y);
                return sameHalf ? x - y : Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return a.length() - b.length();
    }
}
