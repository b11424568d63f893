// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import dev.footman.rules.path.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits a key path into its words. */
final class Tokens {
    private static final String SIGNS = "*.[]()$,:|&";

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    /**
     * The words of {@code text}; the last one is its end.
     *
     * @throws IllegalArgumentException if a character begins no word, or a quote is left open
     */
    static List<Token> of(String text) {
        Tokens tokens = new Tokens(text);
        while (tokens.at < text.length()) {
            tokens.next(text.charAt(tokens.at));
        }
        tokens.tokens.add(new Token(Kind.END, "", text.length() + 1));
        return List.copyOf(tokens.tokens);
    }

    private void next(char c) {
        if (c == ' ' || c == '\t' || c == '\n') {
            at++;
        } else if (c == '\'' || c == '"') {
            quoted(c, Kind.NAME);
        } else if (c == '`') {
            quoted(c, Kind.NAMED_OPERATOR);
        } else if (startsName(c)) {
            name();
        } else if (isDigit(c) || (c == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            number();
        } else if (text.startsWith("..", at)) {
            add(Kind.SIGN, "..", at, at + 2);
        } else if (SIGNS.indexOf(c) >= 0) {
            add(Kind.SIGN, String.valueOf(c), at, at + 1);
        } else {
            throw fault(
                    "has the character %s at %d, which no key path holds outside of quotes; put the name in quotes,"
                            + " such as trigger.body['%<s']",
                    Character.toString(text.codePointAt(at)), at + 1);
        }
    }

    private void name() {
        int from = at;
        int end = at + 1;
        while (end < text.length()
                && (startsName(text.charAt(end)) || isDigit(text.charAt(end)) || text.charAt(end) == '-')) {
            end++;
        }
        String name = text.substring(from, end);
        add(name.equals("where") ? Kind.WHERE : Kind.NAME, name, from, end);
    }

    private void number() {
        int end = at + 1;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        add(Kind.NUMBER, text.substring(at, end), at, end);
    }

    private void quoted(char quote, Kind kind) {
        StringBuilder name = new StringBuilder();
        int from = at;
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == quote) {
                add(kind, name.toString(), from, i + 1);
                return;
            }
            if (c == '\\' && i + 1 < text.length()) {
                i++;
            }
            name.append(text.charAt(i));
        }
        throw fault(
                "has an open quote %s at %d; close it, such as in trigger.headers['X-Event'] (text from the first #"
                        + " on is not part of a key path)",
                String.valueOf(quote), from + 1);
    }

    private void add(Kind kind, String word, int from, int end) {
        tokens.add(new Token(kind, word, from + 1));
        at = end;
    }

    private IllegalArgumentException fault(String what, String culprit, int position) {
        return new IllegalArgumentException(
                ("key path '%s' ".formatted(text.replace("%", "%%")) + what).formatted(culprit, position));
    }

    private static boolean startsName(char c) {
        return (c < 0x80 && Character.isLetter(c)) || c == '_' || c == '@';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
