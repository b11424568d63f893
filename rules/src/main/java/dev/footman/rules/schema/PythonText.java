// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as Python's {@code repr} writes them, since StackStorm's messages hold them. */
public final class PythonText {
    private static final int LONGEST_IN_A_MESSAGE = 1_000;
    private static final int FIRST_EXPONENT = 16;
    private static final int LAST_FRACTION = -4;

    private final StringBuilder text = new StringBuilder();
    private final int longest;

    private PythonText(int longest) {
        this.longest = longest;
    }

    /** All of it, such as {@code {'a': [1, None, 'x']}}. */
    public static String repr(@Nullable Object value) {
        PythonText written = new PythonText(Integer.MAX_VALUE);
        written.write(value);
        return written.text.toString();
    }

    /** The same, cut off where it is too long for a message. */
    static String brief(@Nullable Object value) {
        PythonText written = new PythonText(LONGEST_IN_A_MESSAGE);
        written.write(value);
        return written.isFull() ? written.text.substring(0, LONGEST_IN_A_MESSAGE) + "..." : written.text.toString();
    }

    private boolean isFull() {
        return text.length() > longest;
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> text.append("None");
            case Boolean flag -> text.append(flag ? "True" : "False");
            case String string -> writeText(string);
            case List<?> list -> writeList(list);
            case Map<?, ?> object -> writeObject(object);
            case Double number -> text.append(number(number));
            case Float number -> text.append(number(number.doubleValue()));
            case BigDecimal number -> text.append(number(number.doubleValue()));
            case Object other -> text.append(other);
        }
    }

    private void writeList(List<?> list) {
        text.append('[');
        Iterator<?> items = list.iterator();
        while (items.hasNext() && !isFull()) {
            write(items.next());
            text.append(items.hasNext() ? ", " : "");
        }
        text.append(']');
    }

    private void writeObject(Map<?, ?> object) {
        text.append('{');
        Iterator<? extends Map.Entry<?, ?>> fields = object.entrySet().iterator();
        while (fields.hasNext() && !isFull()) {
            Map.Entry<?, ?> field = fields.next();
            write(field.getKey());
            text.append(": ");
            write(field.getValue());
            text.append(fields.hasNext() ? ", " : "");
        }
        text.append('}');
    }

    private void writeText(String string) {
        char quote = string.indexOf('\'') >= 0 && string.indexOf('"') < 0 ? '"' : '\'';
        text.append(quote);
        for (int at = 0; at < string.length() && !isFull(); at = string.offsetByCodePoints(at, 1)) {
            writeCharacter(string.codePointAt(at), quote);
        }
        text.append(quote);
    }

    private void writeCharacter(int c, char quote) {
        switch (c) {
            case '\\' -> text.append("\\\\");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\t' -> text.append("\\t");
            default -> {
                if (c == quote) {
                    text.append('\\').append(quote);
                } else if (isPrintable(c)) {
                    text.appendCodePoint(c);
                } else {
                    text.append((c < 0x100 ? "\\x%02x" : c < 0x1_0000 ? "\\u%04x" : "\\U%08x").formatted(c));
                }
            }
        }
    }

    private static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }

    /** The shortest digits that mean the number, with an exponent where Python writes one. */
    private static String number(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number < 0 ? "-inf" : "inf";
        }
        if (number == 0) {
            return Double.toString(number);
        }
        BigDecimal shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent < LAST_FRACTION || exponent >= FIRST_EXPONENT) {
            return scientific(shortest.unscaledValue(), shortest.precision(), exponent);
        }
        return shortest.scale() <= 0 ? shortest.toPlainString() + ".0" : shortest.toPlainString();
    }

    private static String scientific(BigInteger digits, int precision, int exponent) {
        BigDecimal mantissa = new BigDecimal(digits, precision - 1);
        return "%se%s%02d".formatted(mantissa.toPlainString(), exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
