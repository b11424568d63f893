// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import org.jspecify.annotations.Nullable;

/**
 * How often a piece may stand there.
 *
 * @param max  null: without end
 * @param mode empty, {@code ?} (as few as possible) or {@code +} (never given back)
 */
record RegexRepeat(int min, @Nullable Integer max, String mode) {
    private static final int MOST = 65_535;
    private static final int MOST_FOR_RE2 = 1_000;

    /** The repetition that stands at {@code text}, which is stepped over; null if none does. */
    static @Nullable RegexRepeat read(RegexText text) {
        int position = text.position();
        RegexRepeat plain = switch (text.peek()) {
            case '*' -> sign(text, 0, null);
            case '+' -> sign(text, 1, null);
            case '?' -> sign(text, 0, 1);
            case '{' -> counted(text);
            default -> null;
        };
        if (plain == null) {
            text.goTo(position);
            return null;
        }
        String mode = text.skip("?") ? "?" : text.skip("+") ? "+" : "";
        return new RegexRepeat(plain.min, plain.max, mode);
    }

    private static RegexRepeat sign(RegexText text, int min, @Nullable Integer max) {
        text.take();
        return new RegexRepeat(min, max, "");
    }

    /** Braces that hold something else stand for themselves. */
    private static @Nullable RegexRepeat counted(RegexText text) {
        int position = text.position();
        text.take();
        String from = digits(text);
        boolean range = text.skip(",");
        String to = range ? digits(text) : from;
        if (!text.skip("}") || (from.isEmpty() && !range)) {
            return null;
        }
        int min = from.isEmpty() ? 0 : count(from, text, position);
        Integer max = to.isEmpty() ? null : Integer.valueOf(count(to, text, position));
        if (max != null && max < min) {
            throw text.fault("repeats at least %d and at most %d times".formatted(min, max), position);
        }
        return new RegexRepeat(min, max, "");
    }

    private static String digits(RegexText text) {
        return text.takeWhile(c -> c >= '0' && c <= '9', Integer.MAX_VALUE);
    }

    private static int count(String digits, RegexText text, int position) {
        if (digits.length() > 9 || Integer.parseInt(digits) > MOST) {
            throw text.fault("repeats more than %d times".formatted(MOST), position);
        }
        return Integer.parseInt(digits);
    }

    boolean isForRe2() {
        return !mode.equals("+") && min <= MOST_FOR_RE2 && (max == null || max <= MOST_FOR_RE2);
    }

    long most() {
        return Math.max(1, max == null ? min + 1L : max);
    }

    String text() {
        if (max == null && min <= 1) {
            return (min == 0 ? "*" : "+") + mode;
        }
        return "{" + min + (max == null ? "," : max == min ? "" : "," + max) + "}" + mode;
    }
}
