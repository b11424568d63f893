// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Python's whole numbers: a Long, and beyond its range a BigInteger of bounded size. */
public final class Ints {
    private static final int MOST_BITS = 65_536;
    private static final int MOST_DIGITS = 4300; // as Python: sys.get_int_max_str_digits

    private Ints() {}

    static Object normal(BigInteger number) {
        if (number.bitLength() < Long.SIZE) {
            return number.longValue();
        }
        checkBits(number.bitLength());
        return number;
    }

    static void checkBits(long bits) {
        if (bits > MOST_BITS) {
            throw new PythonException("a number would have more than %d bits".formatted(MOST_BITS));
        }
    }

    /** An int or a bool as a BigInteger. */
    public static BigInteger big(@Nullable Object number) {
        return switch (number) {
            case BigInteger big -> big;
            case Boolean flag -> flag ? BigInteger.ONE : BigInteger.ZERO;
            case Number small -> BigInteger.valueOf(small.longValue());
            case null -> throw new IllegalStateException("a number is asked for first");
            case Object other -> throw new IllegalStateException("a number is asked for first");
        };
    }

    static boolean isLong(@Nullable Object number) {
        return !(number instanceof BigInteger);
    }

    static long asLong(@Nullable Object number) {
        return switch (number) {
            case Boolean flag -> flag ? 1 : 0;
            case Number small -> small.longValue();
            case null -> 0;
            case Object other -> 0;
        };
    }

    static String text(@Nullable Object number) {
        if (number instanceof BigInteger big) {
            if (big.bitLength() > MOST_DIGITS * 4L) {
                throw tooManyDigits();
            }
            String text = big.toString();
            if (text.length() > MOST_DIGITS + 1) {
                throw tooManyDigits();
            }
            return text;
        }
        return String.valueOf(number);
    }

    private static PythonException tooManyDigits() {
        return new PythonException(
                "Exceeds the limit (%d digits) for integer string conversion".formatted(MOST_DIGITS));
    }

    /** Digits without signs in a base. */
    static Object parse(String digits, int base) {
        if (digits.length() > MOST_DIGITS) {
            throw tooManyDigits();
        }
        return normal(new BigInteger(digits, base));
    }
}
