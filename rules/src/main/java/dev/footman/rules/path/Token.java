// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

/**
 * A word of a key path.
 *
 * @param at where it begins, counted from 1
 */
record Token(Kind kind, String text, int at) {
    enum Kind {
        NAME,
        NUMBER,
        NAMED_OPERATOR,
        WHERE,
        SIGN,
        END
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** For a message. */
    String shown() {
        return switch (kind) {
            case NAME -> "the name %s at %d".formatted(text, at);
            case NUMBER -> "the number %s at %d".formatted(text, at);
            case NAMED_OPERATOR -> "`%s` at %d".formatted(text, at);
            case WHERE -> "the word where at %d".formatted(at);
            case SIGN -> "'%s' at %d".formatted(text, at);
            case END -> "its end";
        };
    }
}
