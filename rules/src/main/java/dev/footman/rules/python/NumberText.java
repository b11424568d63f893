// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers out of values, as Python's {@code int} and {@code float} make them. */
public final class NumberText {
    private static final Pattern FLOAT = Pattern.compile(
            "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?");
    private static final int LONGEST = 10_000;

    private NumberText() {}

    /** As {@code int(value)}. */
    public static Object toInt(@Nullable Object value) {
        String text = Types.text(value);
        if (text != null) {
            return toInt(text, 10);
        }
        if (value instanceof Number number && Types.isFloat(number)) {
            return whole(number.doubleValue());
        }
        if (Types.isNumeric(value)) {
            return Ints.normal(Ints.big(value));
        }
        throw PythonException.of(
                value, "int() argument must be a string, a bytes-like object or a real number, not '%s'");
    }

    private static Object whole(double number) {
        if (Double.isNaN(number)) {
            throw new PythonException("cannot convert float NaN to integer");
        }
        if (Double.isInfinite(number)) {
            throw new PythonException("cannot convert float infinity to integer");
        }
        return Ints.normal(new BigDecimal(number).toBigInteger());
    }

    /** As {@code int(text, base)}. */
    public static Object toInt(String text, int base) {
        String plain = TextShape.strip(text);
        boolean negative = plain.startsWith("-");
        String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
        int real = base;
        String prefix = digits.length() > 2 ? digits.substring(0, 2).toLowerCase(Locale.ROOT) : "";
        int named = prefix.equals("0x") ? 16 : prefix.equals("0o") ? 8 : prefix.equals("0b") ? 2 : 0;
        if (named != 0 && (base == named || base == 0)) {
            digits = digits.substring(digits.charAt(2) == '_' ? 3 : 2);
            real = named;
        }
        real = real == 0 ? 10 : real;
        if (real < 2 || real > 36) {
            throw new PythonException("int() base must be >= 2 and <= 36, or 0");
        }
        if (!isNumber(digits, real)) {
            throw new PythonException("invalid literal for int() with base %d: %s".formatted(base, TextRepr.of(text)));
        }
        Object number = Ints.parse(ascii(digits.replace("_", ""), real), real);
        return negative ? Ints.normal(Ints.big(number).negate()) : number;
    }

    private static boolean isNumber(String digits, int base) {
        boolean digit = false;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '_' ? !digit : Character.digit(c, base) < 0) {
                return false;
            }
            digit = c != '_';
        }
        return digit;
    }

    private static String ascii(String digits, int base) {
        StringBuilder plain = new StringBuilder();
        digits.chars().forEach(c -> plain.append(Character.forDigit(Character.digit((char) c, base), base)));
        return plain.toString();
    }

    /** As {@code float(value)}. */
    public static double toFloat(@Nullable Object value) {
        if (Types.isNumeric(value)) {
            return NumberMath.asDouble(value);
        }
        String text = Types.text(value);
        if (text == null) {
            throw PythonException.of(value, "float() argument must be a string or a real number, not '%s'");
        }
        String plain = TextShape.strip(text);
        String lower = plain.toLowerCase(Locale.ROOT);
        String size = lower.startsWith("-") || lower.startsWith("+") ? lower.substring(1) : lower;
        if (size.equals("inf") || size.equals("infinity")) {
            return lower.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (size.equals("nan")) {
            return Double.NaN;
        }
        if (plain.length() > LONGEST || !FLOAT.matcher(plain).matches()) {
            throw new PythonException("could not convert string to float: " + TextRepr.of(text));
        }
        return Double.parseDouble(plain.replace("_", ""));
    }
}
