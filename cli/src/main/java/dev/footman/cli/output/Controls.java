// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows control characters instead of sending them to a terminal, which they would colour, clear or name. They are those of
 * C0 and C1, and DEL.
 */
public final class Controls {
    private static final Pattern ANY = Pattern.compile("\\p{Cc}");
    private static final Pattern IN_LINES = Pattern.compile("[\\p{Cc}&&[^\\r\\n\\t]]|\\r(?!\\n)");

    private Controls() {}

    static boolean isIn(String text) {
        return IN_LINES.matcher(text).find();
    }

    /** What may have several lines: their ends and tabs stay, all else is {@code \x1b} and the like. */
    public static String inLines(String text) {
        return replaced(IN_LINES, "\\x%02x", text);
    }

    /** What must be one line: a line's end is {@code \x0a} in it. */
    public static String inOneLine(String text) {
        return replaced(ANY, "\\x%02x", text);
    }

    /** JSON as it is, but for those that JSON lets stand in a text. */
    static String inJson(String json) {
        return replaced(IN_LINES, "\\u%04x", json);
    }

    private static String replaced(Pattern controls, String form, String text) {
        return controls.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        form.formatted((int) found.group().charAt(0))));
    }
}
