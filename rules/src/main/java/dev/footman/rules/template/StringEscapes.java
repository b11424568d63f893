// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

/** Reads the escapes of a text literal, as Python does: those that it does not know stay as they are. */
final class StringEscapes {
    private final String text;
    private final int line;
    private final StringBuilder out = new StringBuilder();
    private int at;

    private StringEscapes(String text, int line) {
        this.text = text;
        this.line = line;
    }

    static String read(String text, int line) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringEscapes escapes = new StringEscapes(text, line);
        while (escapes.at < text.length()) {
            escapes.next();
        }
        return escapes.out.toString();
    }

    private void next() {
        char c = text.charAt(at++);
        if (c != '\\' || at == text.length()) {
            out.append(c);
            return;
        }
        char kind = text.charAt(at++);
        switch (kind) {
            case '\n' -> {} // the line goes on
            case '\\', '\'', '"' -> out.append(kind);
            case 'a' -> out.append('\u0007');
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'v' -> out.append('\u000b');
            case 'x' -> hexadecimal(2);
            case 'u' -> hexadecimal(4);
            case 'U' -> hexadecimal(8);
            case 'N' -> named();
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
            default -> out.append('\\').append(kind);
        }
    }

    private void hexadecimal(int digits) {
        String hex = text.substring(at, Math.min(text.length(), at + digits));
        if (hex.length() < digits || !hex.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
            throw SyntaxFault.at(
                    line, "truncated escape in a text: %d hexadecimal digits are needed".formatted(digits));
        }
        long point = Long.parseLong(hex, 16);
        if (point > Character.MAX_CODE_POINT) {
            throw SyntaxFault.at(line, "illegal Unicode character in a text");
        }
        out.appendCodePoint((int) point);
        at += digits;
    }

    private void named() {
        int end = text.indexOf('}', at);
        try {
            if (end > at && text.charAt(at) == '{') {
                out.appendCodePoint(Character.codePointOf(text.substring(at + 1, end)));
                at = end + 1;
                return;
            }
        } catch (IllegalArgumentException e) {
            // there is no such name, which is said below
        }
        throw SyntaxFault.at(line, "unknown Unicode character name in a text");
    }

    private void octal() {
        int end = at - 1;
        while (end < text.length() && end < at + 2 && text.charAt(end) >= '0' && text.charAt(end) <= '7') {
            end++;
        }
        out.append((char) Integer.parseInt(text.substring(at - 1, end), 8));
        at = end;
    }
}
