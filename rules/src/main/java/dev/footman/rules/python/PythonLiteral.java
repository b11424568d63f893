// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a value in Python's form, such as {@code {'a': [1, None]}}, as {@code ast.literal_eval} does. */
public final class PythonLiteral {
    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:0[xX][0-9a-fA-F]++|(?:\\d(?:_?\\d)*+(?:\\.\\d*+)?|\\.\\d++)(?:[eE][-+]?\\d++)?)");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*+");

    private final String text;
    private final Budget budget;
    private int at;
    private int dicts; // that are open

    private PythonLiteral(String text, Budget budget) {
        this.text = text;
        this.budget = budget;
    }

    /**
     * The value that a text is.
     *
     * @throws PythonException if it is none
     */
    public static @Nullable Object read(String text, Budget budget) {
        budget.text(text.length());
        PythonLiteral literal = new PythonLiteral(TextShape.strip(text), budget);
        Object value = literal.bare();
        literal.skipBlanks();
        if (literal.at < literal.text.length()) {
            throw literal.trailing();
        }
        return value;
    }

    private PythonException invalid() {
        return syntax("invalid syntax");
    }

    private PythonException syntax(String reason) {
        long line = text.isEmpty()
                ? 0
                : 1
                        + text.substring(0, Math.min(at, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
        return new PythonException("%s (<unknown>, line %d)".formatted(reason, line));
    }

    private PythonException trailing() {
        char c = text.charAt(at);
        return switch (c) {
            case ')', ']', '}' -> syntax("unmatched '%c'".formatted(c));
            case '+', '-', '*', '/', '%' -> malformed("BinOp");
            case '<', '>' -> malformed("Compare");
            default -> invalid();
        };
    }

    private PythonException unclosed(char open) {
        skipBlanks();
        if (at >= text.length()) {
            return syntax("'%c' was never closed".formatted(open));
        }
        return syntax("invalid syntax. Perhaps you forgot a comma?");
    }

    private void skipBlanks() {
        while (at < text.length() && TextShape.isSpace(text.charAt(at))) {
            at++;
        }
    }

    private boolean skip(char wanted) {
        skipBlanks();
        if (at >= text.length() || text.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** A value, or several with commas, which are a tuple. */
    private @Nullable Object bare() {
        Object first = value();
        if (!skip(',')) {
            return first;
        }
        OwnList items = new OwnList();
        items.add(first);
        skipBlanks();
        while (at < text.length() && text.charAt(at) != ')') {
            items.add(value());
            if (!skip(',')) {
                break;
            }
            skipBlanks();
        }
        return new Tuple(items);
    }

    private @Nullable Object value() {
        budget.enter();
        skipBlanks();
        Object value = anyValue();
        budget.leave();
        return value;
    }

    private @Nullable Object anyValue() {
        if (at >= text.length()) {
            throw invalid();
        }
        char c = text.charAt(at);
        if (c == '\'' || c == '"') {
            return strings();
        }
        if (skip('[')) {
            return items(']');
        }
        if (skip('{')) {
            return dict();
        }
        if (skip('(')) {
            if (skip(')')) {
                return Tuple.of();
            }
            Object inside = bare();
            if (!skip(')')) {
                throw unclosed('(');
            }
            return inside;
        }
        return numberOrName();
    }

    private @Nullable Object numberOrName() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt()) {
            at = number.end();
            String digits = number.group();
            boolean whole = digits.matches("[-+]?(?:0[xX].*|[\\d_]+)");
            return whole
                    ? NumberText.toInt(digits, digits.contains("x") || digits.contains("X") ? 16 : 10)
                    : (Object) NumberText.toFloat(digits);
        }
        Matcher name = NAME.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
            throw invalid();
        }
        at = name.end();
        return switch (name.group()) {
            case "None" -> null;
            case "True" -> true;
            case "False" -> false;
            case "not" -> throw malformed("UnaryOp");
            case "if", "for", "in", "is", "and", "or" -> throw invalid();
            default -> throw named();
        };
    }

    /** A word: where nothing follows it, it is an expression, but none that is a value. */
    private PythonException named() {
        skipBlanks();
        boolean follows = at < text.length() && (dicts > 0 ? ",]}):" : ",]})").indexOf(text.charAt(at)) < 0;
        if (!follows) {
            return malformed("Name");
        }
        return switch (text.charAt(at)) {
            case '(' -> malformed("Call");
            case '.' -> malformed("Attribute");
            case '[' -> malformed("Subscript");
            case '+', '-' -> malformed("Name"); // a sum is looked into, for complex numbers
            case '*', '/', '%' -> malformed("BinOp");
            case '<', '>' -> malformed("Compare");
            default -> invalid();
        };
    }

    private static PythonException malformed(String node) {
        return new PythonException("malformed node or string on line 1: <ast.%s object>".formatted(node));
    }

    private OwnList items(char close) {
        OwnList items = new OwnList();
        while (!skip(close)) {
            items.add(inside('['));
            if (!skip(',')) {
                if (!skip(close)) {
                    throw unclosed('[');
                }
                return items;
            }
        }
        return items;
    }

    private @Nullable Object inside(char open) {
        skipBlanks();
        if (at >= text.length()) {
            throw unclosed(open);
        }
        return value();
    }

    private OwnDict dict() {
        OwnDict dict = new OwnDict();
        dicts++;
        while (!skip('}')) {
            Object key = inside('{');
            if (!skip(':')) {
                throw unclosed('{');
            }
            dict.set(key, inside('{'));
            if (!skip(',')) {
                if (!skip('}')) {
                    throw unclosed('{');
                }
                break;
            }
        }
        dicts--;
        return dict;
    }

    private String strings() {
        StringBuilder out = new StringBuilder();
        while (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            string(text.charAt(at++), out);
            skipBlanks();
        }
        return out.toString();
    }

    private void string(char quote, StringBuilder out) {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            if (c == '\n') {
                break;
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
        throw syntax("unterminated string literal (detected at line 1)");
    }

    private void escape(StringBuilder out) {
        char kind = at < text.length() ? text.charAt(at++) : '\\';
        switch (kind) {
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case '\\', '\'', '"' -> out.append(kind);
            case 'x' -> hexadecimal(2, out);
            case 'u' -> hexadecimal(4, out);
            case 'U' -> hexadecimal(8, out);
            default -> out.append('\\').append(kind);
        }
    }

    private void hexadecimal(int digits, StringBuilder out) {
        String hex = text.substring(at, Math.min(text.length(), at + digits));
        if (hex.length() < digits || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw invalid();
        }
        long point = Long.parseLong(hex, 16);
        if (point > Character.MAX_CODE_POINT) {
            throw invalid();
        }
        out.appendCodePoint((int) point);
        at += digits;
    }
}
