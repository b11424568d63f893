// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as Python's {@code json.dumps} writes it: ASCII only, with a blank behind commas and colons. */
public final class JsonText {
    /** How it is laid out; a null indent is one line. */
    public record Layout(@Nullable String indent, String comma, String colon, boolean sorted) {
        public static final Layout PLAIN = new Layout(null, ", ", ": ", false);

        public Layout(@Nullable String indent, String comma, String colon, boolean sorted) {
            this.indent = indent;
            this.comma = comma;
            this.colon = colon;
            this.sorted = sorted;
        }
    }

    private final StringBuilder out = new StringBuilder();
    private final Layout layout;
    private final Budget budget;
    private int depth;

    private JsonText(Layout layout, Budget budget) {
        this.layout = layout;
        this.budget = budget;
    }

    public static String of(@Nullable Object value, Layout layout, Budget budget) {
        JsonText text = new JsonText(layout, budget);
        text.write(value);
        budget.text(text.out.length());
        return text.out.toString();
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> text(text);
            case Markup(String text) -> text(text);
            case Boolean flag -> out.append(flag);
            case Number number -> out.append(number(number));
            case Range range -> throw notSerializable(range);
            case DictView view -> throw notSerializable(view);
            case List<?> list -> list(list);
            case Map<?, ?> map -> map(map);
            case Object other -> throw notSerializable(other);
        }
        if (out.length() > Budget.LONGEST_TEXT) {
            budget.text(out.length());
        }
    }

    private static PythonException notSerializable(Object value) {
        return new PythonException("Object of type %s is not JSON serializable".formatted(Types.nameOf(value)));
    }

    private static String number(Object number) {
        if (Types.isInt(number)) {
            return Ints.text(number);
        }
        String text = FloatText.of(NumberMath.asDouble(number));
        return switch (text) {
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            case "nan" -> "NaN";
            default -> text;
        };
    }

    private void text(String text) {
        budget.text(text.length());
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        out.append(c);
                    } else {
                        out.append("\\u").append("%04x".formatted((int) c));
                    }
                }
            }
        }
        out.append('"');
    }

    private void list(List<?> list) {
        open('[');
        boolean first = true;
        for (Object item : list) {
            between(first);
            write(item);
            first = false;
        }
        close(']', first);
    }

    private void map(Map<?, ?> map) {
        open('{');
        boolean first = true;
        for (Object key : keys(map)) {
            between(first);
            text(keyText(key));
            out.append(layout.colon());
            write(map.get(key));
            first = false;
        }
        close('}', first);
    }

    private List<?> keys(Map<?, ?> map) {
        List<@Nullable Object> keys = new ArrayList<>(map.keySet());
        if (layout.sorted()) {
            Sorting.sort(keys, key -> key, false, budget);
        }
        return keys;
    }

    private static String keyText(@Nullable Object key) {
        return switch (key) {
            case null -> "null";
            case String text -> text;
            case Boolean flag -> flag.toString();
            case Number number -> number(number);
            case Object other -> throw PythonException.of(other, "keys must be str, int, float, bool or None, not %s");
        };
    }

    private void open(char bracket) {
        budget.enter();
        depth++;
        out.append(bracket);
    }

    private void between(boolean first) {
        budget.steps(1);
        if (!first) {
            out.append(layout.indent() == null ? layout.comma() : layout.comma().stripTrailing());
        }
        newLine();
    }

    private void newLine() {
        if (layout.indent() != null) {
            budget.text((long) layout.indent().length() * depth);
            out.append('\n').append(layout.indent().repeat(depth));
        }
    }

    private void close(char bracket, boolean empty) {
        depth--;
        budget.leave();
        if (!empty) {
            newLine();
        }
        out.append(bracket);
    }
}
