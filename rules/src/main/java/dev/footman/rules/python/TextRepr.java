// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

/** Text in quotes, as {@code repr} writes it. */
public final class TextRepr {
    private TextRepr() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2);
        write(text, out);
        return out.toString();
    }

    /** Writes it behind {@code out}. */
    public static void write(String text, StringBuilder out) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (c == quote || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
            } else {
                writeSpecial(c, out);
            }
        }
        out.append(quote);
    }

    private static void writeSpecial(int c, StringBuilder out) {
        switch (c) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (isPrintable(c)) {
                    out.appendCodePoint(c);
                } else {
                    out.append(
                            c < 0x100
                                    ? "\\x%02x".formatted(c)
                                    : c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
                }
            }
        }
    }

    static boolean isPrintable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> c == ' ';
            default -> true;
        };
    }
}
