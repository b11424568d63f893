// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.TextShape;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes what stands inside a place or a statement apart, until its end. */
final class ExpressionLexer {
    private static final Pattern FLOAT = Pattern.compile(
            "(?:\\d+_)*+\\d++(?:(?:\\.(?:\\d+_)*+\\d++)?[eE][+-]?(?:\\d+_)*+\\d++|\\.(?:\\d+_)*+\\d++)");
    private static final Pattern INTEGER = Pattern.compile(
            "0[bB](?:_?[01])++|0[oO](?:_?[0-7])++|0[xX](?:_?[0-9a-fA-F])++|[1-9](?:_?\\d)*+|0(?:_?0)*+");
    private static final List<String> OPERATORS = List.of(
            "//", "**", "==", "!=", ">=", "<=", "+", "-", "/", "*", "%", "~", "[", "]", "(", ")", "{", "}", ">", "<",
            "=", ".", ":", "|", ",", ";");

    private final String source;
    private int at;
    private int line;
    private Deque<String> open = new ArrayDeque<>();

    ExpressionLexer(String source) {
        this.source = source;
    }

    /** Adds the tokens from {@code from} on with the end's, and gives back where the text behind them begins. */
    int read(int from, int firstLine, boolean block, List<Token> tokens) {
        at = from;
        line = firstLine;
        open = new ArrayDeque<>();
        while (at < source.length()) {
            char c = source.charAt(at);
            if (TextShape.isSpace(c)) {
                line += c == '\n' ? 1 : 0;
                at++;
                continue;
            }
            int end = open.isEmpty() ? end(block) : -1;
            if (end >= 0) {
                tokens.add(new Token(block ? Token.Kind.BLOCK_END : Token.Kind.PLACE_END, "", line));
                return end;
            }
            tokens.add(next());
        }
        return at; // the parser says what is missing
    }

    private int end(boolean block) {
        char c = source.charAt(at);
        boolean signed = c == '-' || (c == '+' && block);
        int close = signed ? at + 1 : at;
        if (!source.startsWith(block ? "%}" : "}}", close)) {
            return -1;
        }
        int end = close + 2;
        while (!block && signed && end < source.length() && TextShape.isSpace(source.charAt(end))) {
            end++;
        }
        return end;
    }

    private Token next() {
        char c = source.charAt(at);
        if (c == '\'' || c == '"') {
            return string(c);
        }
        if (c >= '0' && c <= '9') {
            return number();
        }
        int point = source.codePointAt(at);
        if (point == '_' || Character.isUnicodeIdentifierStart(point)) {
            return name();
        }
        return operator();
    }

    private Token token(Token.Kind kind, int length) {
        Token token = new Token(kind, source.substring(at, at + length), line);
        at += length;
        return token;
    }

    private Token string(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw SyntaxFault.at(
                    line,
                    (quote == '"' ? "unexpected char '%c' at %d" : "unexpected char \"%c\" at %d")
                            .formatted(quote, at));
        }
        String inside = source.substring(at + 1, end);
        Token token = new Token(Token.Kind.STRING, StringEscapes.read(inside, line), line);
        line += (int) inside.chars().filter(c -> c == '\n').count();
        at = end + 1;
        return token;
    }

    private Token number() {
        Matcher found = FLOAT.matcher(source).region(at, source.length());
        boolean behindPoint = at > 0 && source.charAt(at - 1) == '.';
        if (!behindPoint && found.lookingAt()) {
            return token(Token.Kind.FLOAT, found.end() - at);
        }
        found = INTEGER.matcher(source).region(at, source.length());
        if (!found.lookingAt()) {
            throw SyntaxFault.at(line, "unexpected char '%c' at %d".formatted(source.charAt(at), at));
        }
        return token(Token.Kind.INTEGER, found.end() - at);
    }

    private Token name() {
        int end = at;
        while (end < source.length() && isNamePart(source.codePointAt(end))) {
            end += Character.charCount(source.codePointAt(end));
        }
        return token(Token.Kind.NAME, end - at);
    }

    private static boolean isNamePart(int c) {
        return c == '_' || (Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
    }

    private Token operator() {
        for (String operator : OPERATORS) {
            if (source.startsWith(operator, at)) {
                balance(operator);
                return token(Token.Kind.OPERATOR, operator.length());
            }
        }
        throw SyntaxFault.at(
                line, "unexpected char '%s' at %d".formatted(Character.toString(source.codePointAt(at)), at));
    }

    private void balance(String operator) {
        switch (operator) {
            case "(" -> open.push(")");
            case "[" -> open.push("]");
            case "{" -> open.push("}");
            case ")", "]", "}" -> {
                if (open.isEmpty()) {
                    throw SyntaxFault.at(line, "unexpected '%s'".formatted(operator));
                }
                String expected = open.pop();
                if (!expected.equals(operator)) {
                    throw SyntaxFault.at(line, "unexpected '%s', expected '%s'".formatted(operator, expected));
                }
            }
            default -> {}
        }
    }
}
