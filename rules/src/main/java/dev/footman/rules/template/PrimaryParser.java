// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.NumberText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads names, literals, and what stands behind them: attributes, brackets, calls, filters and tests. */
final class PrimaryParser {
    private final TokenStream tokens;
    private final ExpressionParser expressions;

    PrimaryParser(TokenStream tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.peek();
        return switch (token.kind()) {
            case NAME -> name(tokens.take().text());
            case STRING -> text();
            case INTEGER ->
                new Expression.Literal(NumberText.toInt(tokens.take().text().replaceFirst("^0+(?=\\d)", ""), 0));
            case FLOAT ->
                new Expression.Literal(NumberText.toFloat(tokens.take().text()));
            case OPERATOR -> bracketed(token);
            case DATA, PLACE_BEGIN, PLACE_END, BLOCK_BEGIN, BLOCK_END, END -> throw unexpected(token);
        };
    }

    private IllegalArgumentException unexpected(Token token) {
        return tokens.fault("unexpected '%s'".formatted(token.described()));
    }

    private static Expression name(String name) {
        return switch (name) {
            case "true", "True" -> new Expression.Literal(true);
            case "false", "False" -> new Expression.Literal(false);
            case "none", "None" -> new Expression.Literal(null);
            default -> new Expression.Name(name);
        };
    }

    private Expression text() {
        StringBuilder all = new StringBuilder();
        while (tokens.peek().is(Token.Kind.STRING)) {
            all.append(tokens.take().text());
        }
        return new Expression.Literal(all.toString());
    }

    private Expression bracketed(Token token) {
        return switch (token.text()) {
            case "(" -> {
                tokens.take();
                Expression inside = expressions.tuple(true, true);
                tokens.expectOperator(")");
                yield inside;
            }
            case "[" -> list();
            case "{" -> dict();
            default -> throw unexpected(token);
        };
    }

    private Expression list() {
        tokens.take();
        List<Expression> items = new ArrayList<>();
        while (!tokens.peek().isOperator("]")) {
            if (!items.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (!tokens.peek().isOperator("]")) {
                items.add(expressions.expression());
            }
        }
        tokens.expectOperator("]");
        return new Expression.ListOf(items);
    }

    private Expression dict() {
        tokens.take();
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.peek().isOperator("}")) {
            if (!keys.isEmpty()) {
                tokens.expectOperator(",");
            }
            if (!tokens.peek().isOperator("}")) {
                keys.add(expressions.expression());
                tokens.expectOperator(":");
                values.add(expressions.expression());
            }
        }
        tokens.expectOperator("}");
        return new Expression.DictOf(keys, values);
    }

    Expression postfix(Expression value) {
        Expression whole = value;
        while (true) {
            if (tokens.skipOperator(".")) {
                whole = attribute(whole);
            } else if (tokens.skipOperator("[")) {
                whole = subscript(whole);
            } else if (tokens.peek().isOperator("(")) {
                whole = new Expression.Call(whole, arguments());
            } else {
                return whole;
            }
        }
    }

    private Expression attribute(Expression owner) {
        Token token = tokens.take();
        if (token.is(Token.Kind.NAME)) {
            return new Expression.Attribute(owner, token.text());
        }
        if (!token.is(Token.Kind.INTEGER)) {
            throw tokens.fault("expected name or number");
        }
        return new Expression.Item(owner, new Expression.Literal(NumberText.toInt(token.text(), 10)));
    }

    private Expression subscript(Expression owner) {
        Expression start = tokens.peek().isOperator(":") ? null : expressions.expression();
        if (tokens.skipOperator(":")) {
            Expression stop = bound();
            Expression step = tokens.skipOperator(":") ? bound() : null;
            tokens.expectOperator("]");
            return new Expression.Slice(owner, start, stop, step);
        }
        if (start == null) {
            throw tokens.fault("expected subscript expression");
        }
        if (!tokens.peek().isOperator(",")) {
            tokens.expectOperator("]");
            return new Expression.Item(owner, start);
        }
        List<Expression> items = new ArrayList<>(List.of(start));
        while (tokens.skipOperator(",")) {
            items.add(expressions.expression());
        }
        tokens.expectOperator("]");
        return new Expression.Item(owner, new Expression.TupleOf(items));
    }

    private @Nullable Expression bound() {
        Token token = tokens.peek();
        return token.isOperator("]") || token.isOperator(":") || token.isOperator(",")
                ? null
                : expressions.expression();
    }

    Expression filters(Expression value) {
        Expression whole = value;
        while (true) {
            if (tokens.peek().isOperator("|")) {
                whole = filter(whole);
            } else if (tokens.skipName("is")) {
                whole = test(whole);
            } else if (tokens.peek().isOperator("(")) {
                whole = new Expression.Call(whole, arguments());
            } else {
                return whole;
            }
        }
    }

    /** A bar and a filter, and all others that follow. */
    Expression filter(@Nullable Expression value) {
        Expression whole = value;
        while (tokens.skipOperator("|")) {
            whole = oneFilter(whole);
        }
        if (whole == null) {
            throw tokens.fault(
                    "expected token '|', got '%s'".formatted(tokens.peek().described()));
        }
        return whole;
    }

    Expression oneFilter(@Nullable Expression value) {
        return new Expression.Filtered(value, dotted(), optionalArguments());
    }

    private Expression.CallArguments optionalArguments() {
        return tokens.peek().isOperator("(") ? arguments() : Expression.CallArguments.NONE;
    }

    private String dotted() {
        StringBuilder name = new StringBuilder(tokens.expect(Token.Kind.NAME).text());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Token.Kind.NAME).text());
        }
        return name.toString();
    }

    private Expression test(Expression value) {
        boolean negated = tokens.skipName("not");
        String name = dotted();
        Expression.CallArguments arguments = optionalArguments();
        if (arguments.isEmpty() && beginsArgument(tokens.peek())) {
            if (tokens.peek().isName("is")) {
                throw tokens.fault("You cannot chain multiple tests with is");
            }
            arguments = new Expression.CallArguments(List.of(postfix(primary())), Map.of(), null, null);
        }
        Expression test = new Expression.Tested(value, name, arguments);
        return negated ? new Expression.Not(test) : test;
    }

    private static boolean beginsArgument(Token token) {
        return switch (token.kind()) {
            case STRING, INTEGER, FLOAT -> true;
            case NAME ->
                !List.of("else", "or", "and", "if", "in", "not", "recursive").contains(token.text());
            case OPERATOR -> token.text().equals("[") || token.text().equals("{");
            case DATA, PLACE_BEGIN, PLACE_END, BLOCK_BEGIN, BLOCK_END, END -> false;
        };
    }

    Expression.CallArguments arguments() {
        tokens.expectOperator("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        Expression rest = null;
        Expression namedRest = null;
        boolean first = true;
        while (!tokens.peek().isOperator(")")) {
            if (!first) {
                tokens.expectOperator(",");
                if (tokens.peek().isOperator(")")) {
                    break;
                }
            }
            first = false;
            if (tokens.skipOperator("*")) {
                rest = once(rest);
            } else if (tokens.skipOperator("**")) {
                namedRest = once(namedRest);
            } else if (tokens.peek().is(Token.Kind.NAME) && tokens.peekBehind().isOperator("=")) {
                String name = tokens.take().text();
                tokens.take();
                named.put(name, expressions.expression());
            } else if (named.isEmpty() && rest == null && namedRest == null) {
                positional.add(expressions.expression());
            } else {
                throw tokens.fault("invalid syntax for function call expression");
            }
        }
        tokens.expectOperator(")");
        return new Expression.CallArguments(positional, named, rest, namedRest);
    }

    private Expression once(@Nullable Expression before) {
        if (before != null) {
            throw tokens.fault("invalid syntax for function call expression");
        }
        return expressions.expression();
    }
}
