// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

/** Text by code points, as Python counts it: a character outside the basic plane is one and not two. */
public final class CodePoints {
    private CodePoints() {}

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isBasic(String text) {
        return length(text) == text.length();
    }

    /** The character at an index that is within the text. */
    static String at(String text, int index) {
        return isBasic(text)
                ? String.valueOf(text.charAt(index))
                : Character.toString(text.codePointAt(text.offsetByCodePoints(0, index)));
    }

    /** From one index until before another, both within the text. */
    public static String part(String text, int from, int to) {
        if (isBasic(text)) {
            return text.substring(from, to);
        }
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, to - from));
    }

    /** All characters, each as a text. */
    static OwnList all(String text, Budget budget) {
        budget.items(length(text));
        OwnList characters = new OwnList();
        text.codePoints().forEach(c -> characters.add(Character.toString(c)));
        return characters;
    }

    static int compare(String left, String right) {
        int shared = Math.min(left.length(), right.length());
        for (int i = 0; i < shared; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothHalves = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothHalves ? a - b : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
