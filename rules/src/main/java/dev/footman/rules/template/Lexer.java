// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.TextShape;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a template's source apart: text, places, statements and comments. White space is taken away as Jinja2 does with
 * {@code trim_blocks} and {@code lstrip_blocks} (contract, section 5.2).
 */
final class Lexer {
    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private final ExpressionLexer expressions;
    private int at;
    private int counted;
    private int line = 1;
    private boolean atLineStart = true;

    private Lexer(String source) {
        this.source = source;
        this.expressions = new ExpressionLexer(source);
    }

    static List<Token> tokens(String text) {
        String source = text.replace("\r\n", "\n").replace('\r', '\n');
        Lexer lexer = new Lexer(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
        lexer.run();
        return lexer.tokens;
    }

    private void run() {
        while (at < source.length()) {
            int tag = nextTag();
            if (tag < 0) {
                text(source.substring(at));
                at = source.length();
                break;
            }
            tag(tag);
        }
        add(Token.Kind.END, "");
    }

    private int nextTag() {
        int tag = source.indexOf('{', at);
        while (tag >= 0 && !isTag(tag)) {
            tag = source.indexOf('{', tag + 1);
        }
        return tag;
    }

    private boolean isTag(int brace) {
        return brace + 1 < source.length() && "{%#".indexOf(source.charAt(brace + 1)) >= 0;
    }

    private void add(Token.Kind kind, String text) {
        tokens.add(new Token(kind, text, line));
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            add(Token.Kind.DATA, text);
        }
    }

    private void moveTo(int position) {
        for (; counted < position; counted++) {
            line += source.charAt(counted) == '\n' ? 1 : 0;
        }
        atLineStart = position > 0 && source.charAt(position - 1) == '\n';
        at = position;
    }

    private void tag(int tag) {
        char kind = source.charAt(tag + 1);
        char sign = tag + 2 < source.length() ? source.charAt(tag + 2) : ' ';
        boolean signed = sign == '-' || (sign == '+' && kind != '{');
        text(before(source.substring(at, tag), kind, signed ? sign : ' '));
        moveTo(tag);
        int inside = tag + (signed ? 3 : 2);
        switch (kind) {
            case '#' -> comment(inside);
            case '{' -> {
                add(Token.Kind.PLACE_BEGIN, "");
                moveTo(expressions.read(inside, line, false, tokens));
            }
            default -> block(inside);
        }
    }

    /** The text before a tag, without what the tag takes away. */
    private String before(String text, char kind, char sign) {
        if (sign == '-') {
            int end = text.length();
            while (end > 0 && TextShape.isSpace(text.charAt(end - 1))) {
                end--;
            }
            return text.substring(0, end);
        }
        if (sign == '+' || kind == '{') {
            return text;
        }
        int start = text.lastIndexOf('\n') + 1;
        boolean wholeLine = start > 0 || atLineStart || at == 0;
        return wholeLine && isBlank(text, start) ? text.substring(0, start) : text;
    }

    private static boolean isBlank(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (!TextShape.isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private void comment(int inside) {
        int end = source.indexOf("#}", inside);
        if (end < 0) {
            throw SyntaxFault.at(line, "Missing end of comment tag");
        }
        char sign = end > inside ? source.charAt(end - 1) : ' ';
        moveTo(behind(end + 2, sign));
    }

    /** Where text goes on behind the end of a statement or a comment. */
    private int behind(int end, char sign) {
        int next = end;
        if (sign == '-') {
            while (next < source.length() && TextShape.isSpace(source.charAt(next))) {
                next++;
            }
            return next;
        }
        return sign != '+' && next < source.length() && source.charAt(next) == '\n' ? next + 1 : next;
    }

    private void block(int inside) {
        int name = skipBlanks(inside);
        if (isWord(name, "raw")) {
            int end = skipBlanks(name + "raw".length());
            char sign = end < source.length() ? source.charAt(end) : ' ';
            if (source.startsWith("%}", sign == '-' ? end + 1 : end)) {
                raw(sign == '-' ? behind(end + 3, '-') : behind(end + 2, ' '));
                return;
            }
        }
        add(Token.Kind.BLOCK_BEGIN, "");
        int end = expressions.read(inside, line, true, tokens);
        char sign = end < 3 ? ' ' : source.charAt(end - 3);
        moveTo(behind(end, sign == '-' || sign == '+' ? sign : ' '));
    }

    private int skipBlanks(int from) {
        int next = from;
        while (next < source.length() && TextShape.isSpace(source.charAt(next))) {
            next++;
        }
        return next;
    }

    private boolean isWord(int from, String word) {
        int end = from + word.length();
        return source.startsWith(word, from)
                && (end >= source.length() || !Character.isJavaIdentifierPart(source.charAt(end)));
    }

    private void raw(int from) {
        moveTo(from);
        for (int tag = source.indexOf("{%", from); tag >= 0; tag = source.indexOf("{%", tag + 1)) {
            char first = tag + 2 < source.length() ? source.charAt(tag + 2) : ' ';
            boolean signed = first == '-' || first == '+';
            int name = skipBlanks(tag + (signed ? 3 : 2));
            int end = isWord(name, "endraw") ? skipBlanks(name + "endraw".length()) : source.length();
            char last = end < source.length() ? source.charAt(end) : ' ';
            int close = last == '-' || last == '+' ? end + 1 : end;
            if (source.startsWith("%}", close)) {
                text(before(source.substring(from, tag), '%', signed ? first : ' '));
                moveTo(behind(close + 2, last));
                return;
            }
        }
        throw SyntaxFault.at(line, "Missing end of raw directive");
    }
}
