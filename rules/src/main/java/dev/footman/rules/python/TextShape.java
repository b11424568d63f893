// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Locale;
import java.util.function.IntPredicate;

/** How texts are cased, padded and stripped. */
public final class TextShape {
    private TextShape() {}

    /** Whether Python counts a character as white space. */
    public static boolean isSpace(int c) {
        return (c >= 9 && c <= 13)
                || (c >= 0x1c && c <= 0x1f)
                || c == ' '
                || c == 0x85
                || (c > 0x7f && Character.isSpaceChar(c));
    }

    public static String strip(String text) {
        return strip(text, TextShape::isSpace, true, true);
    }

    static String strip(String text, IntPredicate gone, boolean left, boolean right) {
        int from = 0;
        int to = text.length();
        while (left && from < to && gone.test(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (right && from < to && gone.test(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    public static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    public static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int end = text.offsetByCodePoints(0, 1);
        return titled(text.substring(0, end)) + lower(text.substring(end));
    }

    /** One character at a word's start: in title case where it has one, as a whole text may. */
    static String titled(String character) {
        int c = character.codePointAt(0);
        int title = Character.toTitleCase(c);
        if (title != c) {
            return Character.toString(title);
        }
        String upper = upper(character); // such as SS for a sharp s
        return upper.length() > character.length() ? upper.charAt(0) + lower(upper.substring(1)) : upper;
    }

    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean within = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String character = Character.toString(c);
            out.append(within ? lower(character) : titled(character));
            within = isCased(c);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    static boolean isCased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }

    static String swapCase(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            String character = Character.toString(c);
            out.append(Character.isLowerCase(c) ? upper(character) : lower(character));
        });
        return out.toString();
    }

    /** Puts {@code fill} before and behind a text until it has {@code width} characters. */
    static String padded(String text, long width, String fill, Side side, Budget budget) {
        if (CodePoints.length(fill) != 1) {
            throw new PythonException("The fill character must be exactly one character long");
        }
        long missing = width - CodePoints.length(text);
        if (missing <= 0) {
            return text;
        }
        budget.text(width);
        int pad = (int) missing;
        int before = switch (side) {
            case LEFT -> 0;
            case RIGHT -> pad;
            case CENTER -> pad / 2 + (int) (pad & width & 1);
            case MIDDLE -> pad / 2;
        };
        return fill.repeat(before) + text + fill.repeat(pad - before);
    }

    /** Where the text stands in its width; {@code CENTER} and {@code MIDDLE} differ by where an odd blank goes. */
    enum Side {
        LEFT,
        RIGHT,
        CENTER,
        MIDDLE
    }

    /** In the middle of a width, as {@code str.center} does it. */
    public static String centered(String text, long width, Budget budget) {
        return padded(text, width, " ", Side.CENTER, budget);
    }

    static String zeroFilled(String text, long width, Budget budget) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        return (signed ? text.substring(0, 1) : "")
                + padded(digits, signed ? width - 1 : width, "0", Side.RIGHT, budget);
    }

    static String tabsExpanded(String text, long size, Budget budget) {
        budget.text(Math.max(text.length(), text.chars().filter(c -> c == '\t').count() * Math.max(0, size)));
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                int blanks = size <= 0 ? 0 : (int) (size - column % size);
                out.repeat(' ', blanks);
                column += blanks;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return out.toString();
    }
}
