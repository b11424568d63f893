// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts values into a text's places such as <code>{0:>5}</code>, as {@code str.format} does. */
final class BraceFormat {
    private static final int DEEPEST = 2;

    private final Arguments arguments;
    private final Budget budget;
    private int next; // the place that the next empty name means; -1 once places were numbered

    private BraceFormat(Arguments arguments, Budget budget) {
        this.arguments = arguments;
        this.budget = budget;
    }

    static String format(String text, Arguments arguments, Budget budget) {
        return new BraceFormat(arguments, budget).filled(text, DEEPEST);
    }

    private String filled(String text, int deepest) {
        if (deepest == 0 && text.indexOf('{') >= 0) {
            throw new PythonException("Max string recursion exceeded");
        }
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                out.append(c);
                at++;
            } else if (c == '{') {
                int close = close(text, at);
                out.append(place(text.substring(at + 1, close), deepest));
                at = close;
            } else if (c == '}') {
                throw new PythonException("Single '}' encountered in format string");
            } else {
                out.append(c);
            }
            budget.steps(1);
            budget.text(out.length() > Budget.LONGEST_TEXT ? out.length() : 1);
        }
        budget.text(out.length());
        return out.toString();
    }

    private static int close(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            depth += text.charAt(at) == '{' ? 1 : text.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new PythonException(
                open + 1 == text.length()
                        ? "Single '{' encountered in format string"
                        : "expected '}' before end of string");
    }

    private String place(String place, int deepest) {
        int colon = colon(place);
        String field = place.substring(0, colon);
        int mark = field.lastIndexOf('!');
        Object value = value(mark < 0 ? field : field.substring(0, mark));
        String spec = colon < place.length() ? filled(place.substring(colon + 1), deepest - 1) : "";
        if (mark >= 0) {
            value = converted(value, field.substring(mark + 1));
        }
        return spec.isEmpty() ? Printed.str(value, budget) : FormatSpec.of(spec).write(value, budget);
    }

    private static int colon(String place) {
        int bracket = 0;
        for (int at = 0; at < place.length(); at++) {
            char c = place.charAt(at);
            bracket += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (c == ':' && bracket == 0) {
                return at;
            }
        }
        return place.length();
    }

    private Object converted(@Nullable Object value, String how) {
        return switch (how) {
            case "s" -> Printed.str(value, budget);
            case "r", "a" -> Printed.repr(value, budget);
            default -> throw new PythonException("Unknown conversion specifier '%s'".formatted(how));
        };
    }

    private @Nullable Object value(String field) {
        int end = 0;
        while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
            end++;
        }
        Object value = root(field.substring(0, end));
        while (end < field.length()) {
            if (field.charAt(end) == '.') {
                int from = end + 1;
                end = from;
                while (end < field.length() && field.charAt(end) != '.' && field.charAt(end) != '[') {
                    end++;
                }
                throw PythonException.of(
                        value,
                        "'%s' object has no attribute '"
                                + field.substring(from, end).replace("%", "%%") + "'");
            }
            int close = field.indexOf(']', end);
            if (close < 0) {
                throw new PythonException("Missing ']' in format string");
            }
            value = item(value, field.substring(end + 1, close));
            end = close + 1;
        }
        return Undefined.refuse(value);
    }

    private @Nullable Object root(String name) {
        boolean number = !name.isEmpty() && name.length() < 9 && name.chars().allMatch(Character::isDigit);
        if (!number && !name.isEmpty()) {
            Map<String, ? extends @Nullable Object> named = arguments.named();
            if (!named.containsKey(name)) {
                throw new PythonException(TextRepr.of(name));
            }
            return named.get(name);
        }
        if (number ? next > 0 : next < 0) {
            throw new PythonException(
                    number
                            ? "cannot switch from automatic field numbering to manual field specification"
                            : "cannot switch from manual field specification to automatic field numbering");
        }
        int at = number ? Integer.parseInt(name) : next++;
        if (number) {
            next = -1;
        }
        if (at >= arguments.positional().size()) {
            throw new PythonException("Replacement index %d out of range for positional args tuple".formatted(at));
        }
        return arguments.positional().get(at);
    }

    private @Nullable Object item(@Nullable Object owner, String key) {
        boolean number = !key.isEmpty() && key.length() < 10 && key.chars().allMatch(Character::isDigit);
        Object found = Subscript.item(owner, number ? (Object) Long.parseLong(key) : key, budget);
        if (found instanceof Nothing) {
            throw new PythonException(number ? "list index out of range" : TextRepr.of(key));
        }
        return found;
    }
}
