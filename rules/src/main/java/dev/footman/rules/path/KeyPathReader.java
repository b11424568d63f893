// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import dev.footman.rules.path.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads key paths. The grammar and what binds tighter than what is jsonpath-rw's: a bracket binds to all that stands before
 * it, then come {@code ..}, {@code .}, {@code |} and, tightest, {@code where}.
 */
final class KeyPathReader {
    private static final int DEEPEST = 50; // parentheses in each other
    private static final int LONGEST_NUMBER = 9; // digits, so that it fits into an int

    private final String text;
    private final List<Token> tokens;
    private int at;
    private int depth;

    private KeyPathReader(String text) {
        this.text = text;
        this.tokens = Tokens.of(text);
    }

    static Node read(String text) {
        KeyPathReader reader = new KeyPathReader(text);
        Node node = reader.path(0);
        if (reader.peek().kind() != Kind.END) {
            throw reader.unexpected("the end of the path or one of . .. [ |");
        }
        return node;
    }

    /** Reads as long as the signs bind at least as tightly as {@code tightness}; 0: brackets too. */
    private Node path(int tightness) {
        Node left = primary();
        while (true) {
            if (peek().is("[") && tightness == 0) {
                left = new Node.Child(left, bracket());
                continue;
            }
            int binds = tightnessOf(peek());
            if (binds == 0 || binds < tightness) {
                return left;
            }
            Token sign = take();
            left = joined(left, sign, path(binds + 1));
        }
    }

    private int tightnessOf(Token token) {
        return switch (token.kind() == Kind.WHERE ? "where" : token.kind() == Kind.SIGN ? token.text() : "") {
            case ".." -> 1;
            case "." -> 2;
            case "|" -> 3;
            case "&" -> throw unexpected("one of . .. [ | (an intersection by & never found anything)");
            case "where" -> 5;
            default -> 0;
        };
    }

    private static Node joined(Node left, Token sign, Node right) {
        return switch (sign.text()) {
            case ".." -> new Node.Descendants(left, right);
            case "." -> new Node.Child(left, right);
            case "|" -> new Node.Union(left, right);
            default -> new Node.Where(left, right);
        };
    }

    private Node primary() {
        Token token = peek();
        if (token.kind() == Kind.NAME) {
            return names();
        }
        if (token.kind() == Kind.NAMED_OPERATOR) {
            return named(take());
        }
        if (token.is("[")) {
            return bracket();
        }
        if (token.is("(")) {
            return parentheses();
        }
        if (token.is("*") || token.is("$")) {
            take();
            return token.is("*") ? new Node.AllFields() : new Node.Root();
        }
        throw unexpected("a name, a bracket, * or $");
    }

    private Node parentheses() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "key path '%s' has more than %d parentheses in each other".formatted(text, DEEPEST));
        }
        take();
        Node inner = path(0);
        close(")");
        depth--;
        return inner;
    }

    private Node named(Token operator) {
        return switch (operator.text().toLowerCase(Locale.ROOT).equals(operator.text()) ? operator.text() : "") {
            case "this" -> new Node.This();
            case "parent" -> new Node.Parent();
            default ->
                throw new IllegalArgumentException("key path '%s' has %s, but there are only `this` and `parent`"
                        .formatted(text, operator.shown()));
        };
    }

    private Node names() {
        List<String> names = new ArrayList<>();
        names.add(take().text());
        while (peek().is(",")) {
            take();
            if (peek().kind() != Kind.NAME) {
                throw unexpected("a name");
            }
            names.add(take().text());
        }
        return names.contains("*") ? new Node.AllFields() : new Node.Fields(List.copyOf(names));
    }

    private Node bracket() {
        take();
        Node inner = inBracket();
        close("]");
        return inner;
    }

    private Node inBracket() {
        if (peek().kind() == Kind.NAME) {
            return names();
        }
        if (peek().is("*")) {
            take();
            return new Node.Slice(null, null);
        }
        Integer start = number();
        if (peek().is(":")) {
            take();
            return new Node.Slice(start, number());
        }
        if (start == null) {
            throw unexpected("an index such as [0], a slice such as [1:3], [*] or a name in quotes such as ['a b']");
        }
        return new Node.Index(start);
    }

    private @Nullable Integer number() {
        if (peek().kind() != Kind.NUMBER) {
            return null;
        }
        String digits = take().text();
        if (digits.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("key path '%s' has the index %s, but an index has at most %d digits"
                    .formatted(text, digits, LONGEST_NUMBER));
        }
        return Integer.valueOf(digits);
    }

    private void close(String sign) {
        if (!peek().is(sign)) {
            throw unexpected("'%s'".formatted(sign));
        }
        take();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token take() {
        return tokens.get(at++);
    }

    private IllegalArgumentException unexpected(String due) {
        String mend = peek().kind() == Kind.NUMBER || peek().kind() == Kind.WHERE
                ? "; put such a name in quotes: ['%s...']".formatted(peek().text())
                : ", such as in trigger.body.list[0].name";
        return new IllegalArgumentException(
                "key path '%s' has %s, where %s is due%s".formatted(text, peek().shown(), due, mend));
    }
}
