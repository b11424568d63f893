// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How one value is written by {@code str.format}: the part behind the colon, such as {@code >10,.2f}. */
record FormatSpec(
        String fill,
        @Nullable String align,
        String sign,
        boolean alternate,
        int width,
        String grouping,
        int precision,
        String kind) {
    private static final Pattern SPEC = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alt>#)?(?<zero>0)?(?<width>\\d{1,9})?(?<group>[,_])?"
                    + "(?:\\.(?<precision>\\d{1,9}))?(?<kind>[bcdeEfFgGnosxX%])?",
            Pattern.DOTALL);
    private static final Set<String> WHOLE = Set.of("b", "c", "d", "o", "x", "X", "n");

    static FormatSpec of(String text) {
        Matcher found = SPEC.matcher(text);
        if (!found.matches()) {
            throw new PythonException("Invalid format specifier");
        }
        boolean zero = found.group("zero") != null && found.group("align") == null;
        String fill = found.group("fill");
        return new FormatSpec(
                fill != null ? fill : zero ? "0" : " ",
                zero ? "=" : found.group("align"),
                text(found.group("sign")),
                found.group("alt") != null,
                found.group("width") == null ? 0 : Integer.parseInt(found.group("width")),
                text(found.group("group")),
                found.group("precision") == null ? -1 : Integer.parseInt(found.group("precision")),
                text(found.group("kind")));
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }

    String write(@Nullable Object value, Budget budget) {
        budget.text(width);
        if (!Types.isNumeric(value)) {
            return writeText(value, budget);
        }
        if (Types.isFloat(value) ? WHOLE.contains(kind) && !kind.equals("n") : kind.equals("s")) {
            throw unknown(value);
        }
        if (kind.equals("c")) {
            return padded(Character.toString(Math.clamp(Types.needLong(value), 0, 0x10ffff)), "<", budget);
        }
        boolean real = Types.isFloat(value) || (!kind.isEmpty() && !WHOLE.contains(kind));
        String number = real ? real(NumberMath.asDouble(value)) : whole(value);
        boolean negative = number.startsWith("-");
        String head = negative ? "-" : sign.equals("-") ? "" : sign;
        return aligned(head + prefix(real), grouped(negative ? number.substring(1) : number), budget);
    }

    private String writeText(@Nullable Object value, Budget budget) {
        String text = Types.text(value);
        if ((text == null && !kind.isEmpty()) || !(kind.isEmpty() || kind.equals("s"))) {
            throw unknown(value);
        }
        if ("=".equals(align) && !fill.equals("0")) {
            throw new PythonException("'=' alignment not allowed in string format specifier");
        }
        String plain = Printed.str(value, budget);
        String cut =
                precision >= 0 && precision < CodePoints.length(plain) ? CodePoints.part(plain, 0, precision) : plain;
        return padded(cut, "<", budget);
    }

    private PythonException unknown(@Nullable Object value) {
        return PythonException.of(
                value, "Unknown format code '%s' for object of type '%%s'".formatted(kind.replace("%", "%%")));
    }

    private String prefix(boolean real) {
        if (!alternate || real) {
            return "";
        }
        return switch (kind) {
            case "x", "X", "o", "b" -> "0" + kind;
            default -> "";
        };
    }

    private String whole(@Nullable Object value) {
        if (precision >= 0) {
            throw new PythonException("Precision not allowed in integer format specifier");
        }
        return switch (kind) {
            case "b" -> Ints.big(value).toString(2);
            case "o" -> Ints.big(value).toString(8);
            case "x" -> Ints.big(value).toString(16);
            case "X" -> Ints.big(value).toString(16).toUpperCase(Locale.ROOT);
            default -> Ints.text(Ints.big(value));
        };
    }

    private String real(double number) {
        int digits = precision < 0 ? 6 : FloatText.checkedPrecision(precision);
        return switch (kind) {
            case "e" -> FloatText.exponential(number, digits);
            case "E" -> FloatText.exponential(number, digits).toUpperCase(Locale.ROOT);
            case "f", "F" -> FloatText.fixed(number, digits);
            case "g", "n" -> FloatText.general(number, digits, alternate);
            case "G" -> FloatText.general(number, digits, alternate).toUpperCase(Locale.ROOT);
            case "%" -> FloatText.fixed(number * 100, digits) + "%";
            default -> precision < 0 ? FloatText.of(number) : shortest(number, digits);
        };
    }

    private static String shortest(double number, int digits) {
        String text = FloatText.general(number, digits, false);
        return text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9')) ? text + ".0" : text;
    }

    private String grouped(String number) {
        if (grouping.isEmpty()) {
            return number;
        }
        int end = 0;
        while (end < number.length()
                && Character.digit(number.charAt(end), 16) >= 0
                && (kind.equals("x") || kind.equals("X") || Character.isDigit(number.charAt(end)))) {
            end++;
        }
        int size = Set.of("b", "o", "x", "X").contains(kind) ? 4 : 3;
        StringBuilder digits = new StringBuilder(number.substring(0, end));
        for (int at = end - size; at > 0; at -= size) {
            digits.insert(at, grouping);
        }
        return digits + number.substring(end);
    }

    private String aligned(String head, String number, Budget budget) {
        if (!"=".equals(align)) {
            return padded(head + number, ">", budget);
        }
        StringBuilder body = new StringBuilder(number);
        if (!grouping.isEmpty() && fill.equals("0")) {
            while (head.length() + body.length() < width) {
                int point = body.indexOf(".");
                int size = point < 0 ? body.length() : point;
                body.insert(0, size % 4 == 3 ? "0" + grouping : "0");
            }
            return head + body;
        }
        return head + fill.repeat(Math.max(0, width - head.length() - body.length())) + body;
    }

    private String padded(String text, String usual, Budget budget) {
        TextShape.Side side = switch (align == null || align.equals("=") ? usual : align) {
            case "<" -> TextShape.Side.LEFT;
            case ">" -> TextShape.Side.RIGHT;
            default -> TextShape.Side.MIDDLE;
        };
        return TextShape.padded(text, width, fill, side, budget);
    }
}
