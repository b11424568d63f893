// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import dev.footman.rules.python.FloatText;
import dev.footman.rules.python.TextRepr;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON values as Python's {@code repr} writes them, since StackStorm's messages hold them. */
public final class PythonText {
    private static final int LONGEST_IN_A_MESSAGE = 1_000;

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

    /** The same, cut off behind 1,000 characters: what is said about a value need not repeat all of it. */
    public static String brief(@Nullable Object value) {
        PythonText written = new PythonText(LONGEST_IN_A_MESSAGE);
        written.write(value);
        return written.isFull() ? head(written.text) + "..." : written.text.toString();
    }

    private static String head(StringBuilder text) {
        boolean cutsPair = Character.isHighSurrogate(text.charAt(LONGEST_IN_A_MESSAGE - 1));
        return text.substring(0, LONGEST_IN_A_MESSAGE - (cutsPair ? 1 : 0));
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
            case Double number -> text.append(FloatText.of(number));
            case Float number -> text.append(FloatText.of(number.doubleValue()));
            case BigDecimal number -> text.append(FloatText.of(number.doubleValue()));
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
        int room = Math.max(0, longest - text.length());
        TextRepr.write(string.length() <= room ? string : string.substring(0, room + 1), text);
    }
}
