// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Numbers by value, as in the contract's equality (section 4.2): 1 = 1.0 = true, and big integers are exact. */
final class Numbers {
    private static final double LONGS_END = 0x1p63;

    private Numbers() {}

    static boolean isNumeric(@Nullable Object value) {
        return value instanceof Number || value instanceof Boolean;
    }

    /** Below 0, 0 or above 0; nothing compares to what is not a number (NaN), which then counts as above. */
    static int compare(Object left, Object right) {
        if (isLong(left) && isLong(right)) {
            return Long.compare(longOf(left), longOf(right));
        }
        Object a = normalized(left);
        Object b = normalized(right);
        if (a instanceof Long x && b instanceof Long y) {
            return Long.compare(x, y);
        }
        if (a instanceof Double x && b instanceof Double y) {
            return Double.compare(x, y);
        }
        return compareExactly(a, b);
    }

    private static int compareExactly(Object a, Object b) {
        if (a instanceof Double x && !Double.isFinite(x)) {
            return x < 0 ? -1 : 1;
        }
        if (b instanceof Double y && !Double.isFinite(y)) {
            return y < 0 ? 1 : -1;
        }
        return exact(a).compareTo(exact(b));
    }

    private static BigDecimal exact(Object normal) {
        return switch (normal) {
            case Long number -> BigDecimal.valueOf(number);
            case BigInteger number -> new BigDecimal(number);
            case Object number -> new BigDecimal((Double) number);
        };
    }

    /**
     * One object for all numbers and booleans of one value: a Long, beyond its range a BigInteger, and a Double for what
     * is not whole. Decimals are read as doubles, as JSON's readers do.
     */
    static Object normalized(Object numeric) {
        return switch (numeric) {
            case Object whole when isLong(whole) -> longOf(whole);
            case BigInteger big when big.bitLength() < Long.SIZE -> big.longValue();
            case BigInteger big -> big;
            case Object fraction -> ofDouble(((Number) fraction).doubleValue());
        };
    }

    private static Object ofDouble(double number) {
        if (number != Math.rint(number) || Double.isInfinite(number)) {
            return number;
        }
        if (number >= -LONGS_END && number < LONGS_END) {
            return (long) number;
        }
        return new BigDecimal(number).toBigInteger();
    }

    private static boolean isLong(Object numeric) {
        return numeric instanceof Integer
                || numeric instanceof Long
                || numeric instanceof Boolean
                || numeric instanceof Short
                || numeric instanceof Byte;
    }

    private static long longOf(Object whole) {
        return whole instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) whole).longValue();
    }
}
