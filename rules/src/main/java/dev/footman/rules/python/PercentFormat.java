// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts values into a text's places such as {@code %05d}, as Python's operator {@code %} does. */
public final class PercentFormat {
    private static final String FLAGS = "-+ 0#";

    private final String text;
    private final @Nullable Object values;
    private final Budget budget;
    private final StringBuilder out = new StringBuilder();
    private int at;
    private int used;

    private PercentFormat(String text, @Nullable Object values, Budget budget) {
        this.text = text;
        this.values = values;
        this.budget = budget;
    }

    /** The text with {@code values}, a tuple, a dict or one value, in its places. */
    public static String format(String text, @Nullable Object values, Budget budget) {
        Undefined.refuse(values);
        PercentFormat format = new PercentFormat(text, values, budget);
        format.run();
        return format.out.toString();
    }

    private void run() {
        while (at < text.length()) {
            int percent = text.indexOf('%', at);
            int end = percent < 0 ? text.length() : percent;
            out.append(text, at, end);
            at = end;
            if (percent >= 0) {
                at++;
                place();
            }
            budget.text(out.length() > Budget.LONGEST_TEXT ? out.length() : 1);
        }
        if (!(values instanceof Map<?, ?>) && used < count()) {
            throw new PythonException("not all arguments converted during string formatting");
        }
        budget.text(out.length());
    }

    private int count() {
        return values instanceof Tuple tuple ? tuple.size() : 1;
    }

    private void place() {
        Object named = Nothing.NOTHING;
        if (peek() == '(') {
            named = named();
        }
        String flags = taken(FLAGS);
        long width = size();
        if (width < 0) {
            flags += "-";
            width = -width;
        }
        long precision = -1;
        if (peek() == '.') {
            at++;
            precision = Math.max(0, size());
        }
        taken("hlL");
        char kind = peek();
        at++;
        if (kind == '%') {
            out.append('%');
            return;
        }
        if ("diouxXeEfFgGcrsa".indexOf(kind) < 0) {
            throw new PythonException(
                    "unsupported format character '%c' (0x%x) at index %d".formatted(kind, (int) kind, at - 1));
        }
        Object value = named instanceof Nothing ? next() : named;
        budget.text(width);
        out.append(
                padded(written(kind, value, flags, FloatText.checkedPrecision(precision)), flags, kind, (int) width));
    }

    private char peek() {
        if (at >= text.length()) {
            throw new PythonException("incomplete format");
        }
        return text.charAt(at);
    }

    private String taken(String wanted) {
        int from = at;
        while (wanted.indexOf(peek()) >= 0) {
            at++;
        }
        return text.substring(from, at);
    }

    private @Nullable Object named() {
        int close = text.indexOf(')', at);
        if (close < 0) {
            throw new PythonException("incomplete format key");
        }
        if (!(values instanceof Map<?, ?> map)) {
            throw new PythonException("format requires a mapping");
        }
        String name = text.substring(at + 1, close);
        at = close + 1;
        if (!map.containsKey(name)) {
            throw new PythonException(TextRepr.of(name));
        }
        return map.get(name);
    }

    private long size() {
        if (peek() == '*') {
            at++;
            Object size = next();
            if (!Types.isInt(size)) {
                throw new PythonException("* wants int");
            }
            return Math.clamp(Types.needLong(size), -Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
        String digits = taken("0123456789");
        return digits.isEmpty() ? 0 : digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
    }

    private @Nullable Object next() {
        if (used >= count() || (values instanceof Map<?, ?> && used > 0)) {
            throw new PythonException("not enough arguments for format string");
        }
        return Undefined.refuse(values instanceof Tuple tuple ? ((List<?>) tuple).get(used++) : once());
    }

    private @Nullable Object once() {
        used++;
        return values;
    }

    private String written(char kind, @Nullable Object value, String flags, int precision) {
        return switch (kind) {
            case 's' -> cut(Printed.str(value, budget), precision);
            case 'r', 'a' -> cut(Printed.repr(value, budget), precision);
            case 'c' -> character(value);
            case 'd', 'i', 'u' -> digits(whole(kind, value), 10, precision, flags, "");
            case 'o' -> digits(whole(kind, value), 8, precision, flags, "0o");
            case 'x' -> digits(whole(kind, value), 16, precision, flags, "0x");
            case 'X' -> digits(whole(kind, value), 16, precision, flags, "0x").toUpperCase(Locale.ROOT);
            default -> signed(real(kind, value, precision < 0 ? 6 : precision, flags), flags);
        };
    }

    private static String cut(String text, int precision) {
        return precision < 0 || precision >= CodePoints.length(text) ? text : CodePoints.part(text, 0, precision);
    }

    private static String character(@Nullable Object value) {
        if (Types.isInt(value)) {
            long c = Types.needLong(value);
            if (!Character.isValidCodePoint(Math.clamp(c, -1, Integer.MAX_VALUE))) {
                throw new PythonException('%' + "c arg not in range(0x110000)");
            }
            return Character.toString((int) c);
        }
        String text = Types.text(value);
        if (text == null || CodePoints.length(text) != 1) {
            throw new PythonException('%' + "c requires int or char");
        }
        return text;
    }

    private static Object whole(char kind, @Nullable Object value) {
        if (!Types.isNumeric(value)) {
            throw PythonException.of(value, "%%%%%c format: a real number is required, not %%s".formatted(kind));
        }
        if (!Types.isFloat(value)) {
            return NumberText.toInt(value);
        }
        if (kind == 'x' || kind == 'X' || kind == 'o') {
            throw PythonException.of(value, "%%%%%c format: an integer is required, not %%s".formatted(kind));
        }
        return NumberText.toInt(value);
    }

    private static String digits(Object number, int base, int precision, String flags, String prefix) {
        String digits = base == 10
                ? Ints.text(Ints.big(number).abs())
                : Ints.big(number).abs().toString(base);
        String filled = "0".repeat(Math.max(0, precision - digits.length())) + digits;
        String sign = Ints.big(number).signum() < 0 ? "-" : "";
        return signed(sign + (flags.contains("#") ? prefix : "") + filled, flags);
    }

    private static String real(char kind, @Nullable Object value, int precision, String flags) {
        if (!Types.isNumeric(value)) {
            throw PythonException.of(value, "must be real number, not %s");
        }
        double number = NumberMath.asDouble(value);
        String text = switch (Character.toLowerCase(kind)) {
            case 'e' -> FloatText.exponential(number, precision);
            case 'f' -> FloatText.fixed(number, precision);
            default -> FloatText.general(number, precision, flags.contains("#"));
        };
        return Character.isUpperCase(kind) ? text.toUpperCase(Locale.ROOT) : text;
    }

    private static String signed(String number, String flags) {
        if (number.startsWith("-")) {
            return number;
        }
        return (flags.contains("+") ? "+" : flags.contains(" ") ? " " : "") + number;
    }

    private String padded(String text, String flags, char kind, int width) {
        int missing = width - CodePoints.length(text);
        if (missing <= 0) {
            return text;
        }
        if (flags.contains("-")) {
            return text + " ".repeat(missing);
        }
        if (!flags.contains("0") || "csra".indexOf(kind) >= 0) {
            return " ".repeat(missing) + text;
        }
        int sign = text.startsWith("-") || text.startsWith("+") || text.startsWith(" ") ? 1 : 0;
        int head = text.startsWith("0x", sign) || text.startsWith("0X", sign) || text.startsWith("0o", sign)
                ? sign + 2
                : sign;
        return text.substring(0, head) + "0".repeat(missing) + text.substring(head);
    }
}
