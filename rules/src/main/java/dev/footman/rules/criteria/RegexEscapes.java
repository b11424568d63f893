// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** Reads what stands behind a backslash and means one character. */
final class RegexEscapes {
    private static final int OCTAL_END = 0400;

    private RegexEscapes() {}

    /**
     * The character that the escape means; the backslash and {@code c} have been taken.
     *
     * @throws IllegalArgumentException if Python has no such escape
     */
    static int character(int c, RegexText text, int position) {
        return switch (c) {
            case 'a' -> 7;
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'v' -> 0x0b;
            case 'x' -> hex(2, text, position);
            case 'u' -> hex(4, text, position);
            case 'U' -> hex(8, text, position);
            case 'N' -> named(text, position);
            case '0' -> octal("0" + text.takeWhile(RegexEscapes::isOctal, 2), text, position);
            default -> {
                if (c < 0x80 && Character.isLetterOrDigit(c)) {
                    throw text.fault("has the escape \\%c, which Python does not know".formatted(c), position);
                }
                yield c;
            }
        };
    }

    static int octal(String digits, RegexText text, int position) {
        int value = Integer.parseInt(digits, 8);
        if (value >= OCTAL_END) {
            throw text.fault("has the octal escape \\%s, which is above \\377".formatted(digits), position);
        }
        return value;
    }

    static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    private static int hex(int digits, RegexText text, int position) {
        String taken = text.takeWhile(c -> Character.digit(c, 16) >= 0 && c < 0x80, digits);
        if (taken.length() < digits) {
            throw text.fault("has an escape that needs %d hexadecimal digits".formatted(digits), position);
        }
        long value = Long.parseLong(taken, 16);
        if (value > Character.MAX_CODE_POINT) {
            throw text.fault("has an escape above \\U0010FFFF", position);
        }
        return (int) value;
    }

    private static int named(RegexText text, int position) {
        if (!text.skip("{")) {
            throw text.fault("has \\N without a name such as \\N{EM DASH}", position);
        }
        String name = text.takeUntil("}", "a character's name");
        try {
            return Character.codePointOf(name);
        } catch (IllegalArgumentException e) {
            throw text.fault("names a character that Unicode does not have: " + name, position);
        }
    }
}
