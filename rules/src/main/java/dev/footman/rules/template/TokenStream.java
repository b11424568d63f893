// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.List;

/** The tokens of a template while they are read, and the faults that are found in their order. */
final class TokenStream {
    private static final int DEEPEST = 100;

    private final List<Token> tokens;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekBehind() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token take() {
        Token token = tokens.get(at);
        if (at < tokens.size() - 1) {
            at++;
        }
        return token;
    }

    boolean skipOperator(String operator) {
        return peek().isOperator(operator) && take() != null;
    }

    boolean skipName(String name) {
        return peek().isName(name) && take() != null;
    }

    Token expect(Token.Kind kind) {
        if (!peek().is(kind)) {
            throw unexpected(kind.words());
        }
        return take();
    }

    void expectOperator(String operator) {
        if (!skipOperator(operator)) {
            throw unexpected(operator);
        }
    }

    void expectName(String name) {
        if (!skipName(name)) {
            throw unexpected(name);
        }
    }

    private IllegalArgumentException unexpected(String expected) {
        return fault(
                peek().is(Token.Kind.END)
                        ? "unexpected end of template, expected '%s'.".formatted(expected)
                        : "expected token '%s', got '%s'".formatted(expected, peek().described()));
    }

    IllegalArgumentException fault(String reason) {
        return SyntaxFault.at(peek().line(), reason);
    }

    /** Goes one level deeper; {@link #leave} comes back. */
    void enter() {
        if (++depth > DEEPEST) {
            throw fault("the template is nested more than %d levels deep".formatted(DEEPEST));
        }
    }

    void leave() {
        depth--;
    }
}
