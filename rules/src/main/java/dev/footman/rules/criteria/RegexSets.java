// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** What Python's {@code \d}, {@code \w} and {@code \s} stand for, as the inside of a set that RE2 and Java both read. */
final class RegexSets {
    private static final String SPACE = "\\x{9}-\\x{d}\\x{1c}-\\x{20}\\x{85}\\x{a0}\\x{1680}\\x{2000}-\\x{200a}"
            + "\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}";

    private RegexSets() {}

    /** The inside of the set for {@code d}, {@code w} or {@code s}. */
    static String inside(int letter, boolean ascii) {
        return switch (letter) {
            case 'd' -> ascii ? "0-9" : "\\p{Nd}";
            case 'w' -> ascii ? "a-zA-Z0-9_" : "\\p{L}\\p{N}_";
            default -> ascii ? "\\x{9}-\\x{d}\\x{20}" : SPACE;
        };
    }

    /** Whether {@code letter} names a set; the upper-case letters name what is not in it. */
    static boolean isSet(int letter) {
        return letter >= 0 && "dDwWsS".indexOf(letter) >= 0;
    }

    static boolean isComplement(int letter) {
        return Character.isUpperCase(letter);
    }

    /** A character by its number, or as it is where it means nothing else. */
    static String literal(int c) {
        boolean plain = c < 0x80 && Character.isLetterOrDigit(c);
        return plain ? Character.toString(c) : "\\x{%x}".formatted(c);
    }

    /** Where a word begins or ends ({@code \b}), or does neither. */
    static String boundary(boolean edge, boolean ascii) {
        String word = "[" + inside('w', ascii) + "]";
        return (edge ? "(?:(?<=W)(?!W)|(?<!W)(?=W))" : "(?:(?<=W)(?=W)|(?<!W)(?!W))").replace("W", word);
    }
}
