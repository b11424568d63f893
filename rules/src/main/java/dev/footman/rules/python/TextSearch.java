// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

/** Finds a text in a text in linear time, whatever both are. */
public final class TextSearch {
    private static final int SHORT = 32;
    private static final int WORK_PER_STEP = 64;

    private TextSearch() {}

    /** Where {@code part} stands at or behind {@code from}, in UTF-16 units; -1 for nowhere. */
    public static int indexOf(String text, String part, int from, Budget budget) {
        if (part.length() <= SHORT) {
            int found = text.indexOf(part, from);
            int looked = (found < 0 ? text.length() : found) - from;
            budget.steps(1 + Math.max(0L, looked) * Math.max(1, part.length()) / WORK_PER_STEP);
            return found;
        }
        budget.steps(1 + (Math.max(0L, text.length() - from) + part.length()) / CHARACTERS);
        return part.length() > text.length() - from ? -1 : search(text, part, from);
    }

    private static final int CHARACTERS = 8;

    private static int search(String text, String part, int from) {
        int[] back = fallbacks(part);
        int matched = 0;
        for (int i = from; i < text.length(); i++) {
            while (matched > 0 && text.charAt(i) != part.charAt(matched)) {
                matched = back[matched - 1];
            }
            if (text.charAt(i) == part.charAt(matched)) {
                matched++;
            }
            if (matched == part.length()) {
                return i - matched + 1;
            }
        }
        return -1;
    }

    /** For each length that has matched: how much of it still matches one place further (Knuth, Morris and Pratt). */
    private static int[] fallbacks(String part) {
        int[] back = new int[part.length()];
        int matched = 0;
        for (int i = 1; i < part.length(); i++) {
            while (matched > 0 && part.charAt(i) != part.charAt(matched)) {
                matched = back[matched - 1];
            }
            if (part.charAt(i) == part.charAt(matched)) {
                matched++;
            }
            back[i] = matched;
        }
        return back;
    }

    /** {@code text} with {@code from} replaced by {@code to}, at most {@code most} times; a negative number is all. */
    public static String replace(String text, String from, String to, long most, Budget budget) {
        if (from.isEmpty()) {
            return between(text, to, most, budget);
        }
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (long done = 0; done != most; done++) {
            int found = indexOf(text, from, at, budget);
            if (found < 0) {
                break;
            }
            out.append(text, at, found).append(to);
            budget.text(out.length() > Budget.LONGEST_TEXT ? out.length() : to.length());
            at = found + from.length();
        }
        budget.text((long) out.length() + text.length() - at);
        return at == 0 ? text : out.append(text, at, text.length()).toString();
    }

    private static String between(String text, String to, long most, Budget budget) {
        budget.text((text.length() + 1L) * to.length() + text.length());
        StringBuilder out = new StringBuilder();
        long left = most < 0 ? Long.MAX_VALUE : most;
        for (int i = 0; i < text.length(); ) {
            if (left-- > 0) {
                out.append(to);
            }
            int c = text.codePointAt(i);
            out.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return left > 0 ? out.append(to).toString() : out.toString();
    }
}
