// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions in Jinja2's order of operators: a filter binds closer than every operator but the sign. */
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final PrimaryParser primaries;

    ExpressionParser(TokenStream tokens) {
        this.tokens = tokens;
        this.primaries = new PrimaryParser(tokens, this);
    }

    PrimaryParser primaries() {
        return primaries;
    }

    /** An expression, or several with commas between them, which are a tuple. */
    Expression tuple(boolean conditional) {
        return tuple(conditional, false);
    }

    Expression tuple(boolean conditional, boolean inParentheses) {
        List<Expression> items = new ArrayList<>();
        boolean tuple = false;
        while (!endsTuple()) {
            items.add(conditional ? expression() : or());
            if (!tokens.peek().isOperator(",")) {
                break;
            }
            tokens.take();
            tuple = true;
        }
        if (tuple || (items.isEmpty() && inParentheses)) {
            return new Expression.TupleOf(items);
        }
        if (items.isEmpty()) {
            throw tokens.fault(
                    "Expected an expression, got '%s'".formatted(tokens.peek().described()));
        }
        return items.getFirst();
    }

    private boolean endsTuple() {
        Token token = tokens.peek();
        return token.is(Token.Kind.PLACE_END)
                || token.is(Token.Kind.BLOCK_END)
                || token.isOperator(")")
                || token.isName("recursive");
    }

    Expression expression() {
        tokens.enter();
        Expression value = or();
        while (tokens.skipName("if")) {
            Expression condition = or();
            Expression otherwise = tokens.skipName("else") ? expression() : null;
            value = new Expression.Conditional(condition, value, otherwise);
        }
        tokens.leave();
        return value;
    }

    Expression or() {
        Expression left = and();
        while (tokens.skipName("or")) {
            left = new Expression.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.skipName("and")) {
            left = new Expression.And(left, not());
        }
        return left;
    }

    private Expression not() {
        if (!tokens.skipName("not")) {
            return comparison();
        }
        tokens.enter();
        Expression value = not();
        tokens.leave();
        return new Expression.Not(value);
    }

    private Expression comparison() {
        Expression first = sum();
        List<String> operators = new ArrayList<>();
        List<Expression> others = new ArrayList<>();
        while (true) {
            Token token = tokens.peek();
            if (token.is(Token.Kind.OPERATOR) && COMPARISONS.contains(token.text())) {
                operators.add(tokens.take().text());
            } else if (tokens.skipName("in")) {
                operators.add("in");
            } else if (token.isName("not") && tokens.peekBehind().isName("in")) {
                tokens.take();
                tokens.take();
                operators.add("not in");
            } else {
                return operators.isEmpty() ? first : new Expression.Compared(first, operators, others);
            }
            others.add(sum());
        }
    }

    private Expression sum() {
        Expression left = concatenation();
        while (tokens.peek().isOperator("+") || tokens.peek().isOperator("-")) {
            left = new Expression.Binary(tokens.take().text(), left, concatenation());
        }
        return left;
    }

    private Expression concatenation() {
        List<Expression> parts = new ArrayList<>(List.of(product()));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.getFirst() : new Expression.Concatenated(parts);
    }

    private Expression product() {
        Expression left = power();
        while (tokens.peek().is(Token.Kind.OPERATOR)
                && Set.of("*", "/", "//", "%").contains(tokens.peek().text())) {
            left = new Expression.Binary(tokens.take().text(), left, power());
        }
        return left;
    }

    private Expression power() {
        Expression left = unary(true);
        while (tokens.skipOperator("**")) {
            left = new Expression.Binary("**", left, unary(true));
        }
        return left;
    }

    private Expression unary(boolean withFilters) {
        tokens.enter();
        Expression value;
        if (tokens.skipOperator("-")) {
            value = new Expression.Negative(unary(false));
        } else if (tokens.skipOperator("+")) {
            value = new Expression.Positive(unary(false));
        } else {
            value = primaries.primary();
        }
        value = primaries.postfix(value);
        if (withFilters) {
            value = primaries.filters(value);
        }
        tokens.leave();
        return value;
    }
}
