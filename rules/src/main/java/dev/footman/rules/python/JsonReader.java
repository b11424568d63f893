// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads JSON as Python's {@code json.loads} does, and says in its words where a text is none. */
public final class JsonReader {
    private static final Pattern NUMBER = Pattern.compile("(-?(?:0|[1-9]\\d*+))(\\.\\d++)?([eE][-+]?\\d++)?");

    private final String text;
    private final Budget budget;
    private int at;

    private JsonReader(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /**
     * The value that a text is.
     *
     * @throws PythonException if it is no JSON
     */
    public static @Nullable Object read(String text, Budget budget) {
        budget.text(text.length());
        JsonReader reader = new JsonReader(text, budget);
        reader.skipBlanks();
        Object value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.fault("Extra data", reader.at);
        }
        return value;
    }

    private PythonException fault(String reason, int position) {
        int line = 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = position - text.lastIndexOf('\n', position - 1);
        return new PythonException("%s: line %d column %d (char %d)"
                .formatted(
                        reason,
                        line,
                        text.codePointCount(position - column + 1, position) + 1,
                        text.codePointCount(0, position)));
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(String wanted) {
        if (!text.startsWith(wanted, at)) {
            return false;
        }
        at += wanted.length();
        return true;
    }

    private @Nullable Object value() {
        budget.enter();
        Object value = anyValue();
        budget.leave();
        return value;
    }

    private @Nullable Object anyValue() {
        if (skip("\"")) {
            return string();
        }
        if (skip("{")) {
            return object();
        }
        if (skip("[")) {
            return list();
        }
        if (skip("null")) {
            return null;
        }
        if (skip("true")) {
            return true;
        }
        if (skip("false")) {
            return false;
        }
        if (skip("NaN")) {
            return Double.NaN;
        }
        if (skip("Infinity")) {
            return Double.POSITIVE_INFINITY;
        }
        return skip("-Infinity") ? (Object) Double.NEGATIVE_INFINITY : number();
    }

    private Object number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw fault("Expecting value", at);
        }
        at = number.end();
        boolean whole = number.group(2) == null && number.group(3) == null;
        return whole ? NumberText.toInt(number.group()) : (Object) NumberText.toFloat(number.group());
    }

    private OwnList list() {
        OwnList list = new OwnList();
        skipBlanks();
        if (skip("]")) {
            return list;
        }
        while (true) {
            skipBlanks();
            list.add(value());
            skipBlanks();
            if (skip("]")) {
                return list;
            }
            if (!skip(",")) {
                throw fault("Expecting ',' delimiter", at);
            }
        }
    }

    private OwnDict object() {
        OwnDict object = new OwnDict();
        skipBlanks();
        if (skip("}")) {
            return object;
        }
        while (true) {
            skipBlanks();
            if (!skip("\"")) {
                throw fault("Expecting property name enclosed in double quotes", at);
            }
            String key = string();
            skipBlanks();
            if (!skip(":")) {
                throw fault("Expecting ':' delimiter", at);
            }
            skipBlanks();
            object.put(key, value());
            skipBlanks();
            if (skip("}")) {
                return object;
            }
            if (!skip(",")) {
                throw fault("Expecting ',' delimiter", at);
            }
        }
    }

    private String string() {
        int start = at - 1;
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw fault("Invalid control character at", at - 1);
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        throw fault("Unterminated string starting at", start);
    }

    private void escape(StringBuilder out) {
        char kind = at < text.length() ? text.charAt(at++) : ' ';
        switch (kind) {
            case '"', '\\', '/' -> out.append(kind);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> {
                String hex = text.substring(at, Math.min(text.length(), at + 4));
                if (hex.length() < 4 || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                    throw fault("Invalid \\uXXXX escape", at - 1);
                }
                out.append((char) Integer.parseInt(hex, 16));
                at += 4;
            }
            default -> throw fault("Invalid \\escape", at - 2);
        }
    }
}
