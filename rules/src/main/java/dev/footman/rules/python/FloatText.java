// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Floats as Python writes them: the shortest digits that mean the number, with an exponent from 1e16 on. */
public final class FloatText {
    private static final int MOST_DIGITS = 1_000;
    private static final double WHOLE_END = 1e16;

    private FloatText() {}

    /** As {@code repr} does. */
    public static String of(double number) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        if (number == Math.rint(number) && Math.abs(number) < WHOLE_END) {
            return (number == 0 && 1 / number < 0 ? "-0" : Long.toString((long) number)) + ".0";
        }
        BigDecimal shortest = shortest(number);
        int exponent = shortest.precision() - shortest.scale() - 1;
        return exponent < -4 || exponent >= 16 ? scientific(shortest, exponent) : shortest.toPlainString();
    }

    /** Java writes two digits at least, also where one means the same number. */
    private static BigDecimal shortest(double number) {
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        if (shortest.precision() == 2) {
            BigDecimal one = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
            return one.doubleValue() == number ? one.stripTrailingZeros() : shortest;
        }
        return shortest;
    }

    private static @Nullable String special(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        return Double.isInfinite(number) ? (number > 0 ? "inf" : "-inf") : null;
    }

    private static String scientific(BigDecimal number, int exponent) {
        String digits = number.unscaledValue().abs().toString();
        String tail = digits.length() == 1 ? "" : "." + digits.substring(1);
        return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + tail + exponent(exponent);
    }

    private static String exponent(int exponent) {
        int size = Math.abs(exponent);
        return "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    static int checkedPrecision(long precision) {
        if (precision > MOST_DIGITS) {
            throw new PythonException("precision too big: more than %d digits".formatted(MOST_DIGITS));
        }
        return (int) precision;
    }

    /** As {@code %.2f} does; no sign is written for a number above zero. */
    static String fixed(double number, int precision) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        String text = new BigDecimal(Math.abs(number))
                .setScale(precision, RoundingMode.HALF_EVEN)
                .toPlainString();
        return isNegative(number) ? "-" + text : text;
    }

    /** As {@code %.2e} does. */
    static String exponential(double number, int precision) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        String sign = isNegative(number) ? "-" : "";
        if (number == 0) {
            return sign + "0" + (precision > 0 ? "." + "0".repeat(precision) : "") + "e+00";
        }
        BigDecimal rounded =
                new BigDecimal(Math.abs(number)).round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.precision() - rounded.scale() - 1;
        String digits = rounded.setScale(precision - exponent, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .toString();
        return sign + digits.charAt(0) + (precision > 0 ? "." + digits.substring(1) : "") + exponent(exponent);
    }

    /** As {@code %g} does. */
    static String general(double number, int precision, boolean keepZeros) {
        String special = special(number);
        if (special != null) {
            return special;
        }
        int digits = Math.max(1, precision);
        String scientific = exponential(number, digits - 1);
        int mark = scientific.indexOf('e');
        int exponent = Integer.parseInt(scientific.substring(mark + 1));
        if (exponent < -4 || exponent >= digits) {
            String mantissa = scientific.substring(0, mark);
            return (keepZeros ? mantissa : withoutZeros(mantissa)) + scientific.substring(mark);
        }
        String fixed = fixed(number, digits - 1 - exponent);
        return keepZeros ? fixed : withoutZeros(fixed);
    }

    private static String withoutZeros(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }

    private static boolean isNegative(double number) {
        return number < 0 || (number == 0 && 1 / number < 0);
    }
}
