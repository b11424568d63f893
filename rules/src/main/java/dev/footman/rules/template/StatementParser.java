// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads a template's text, places and statements. */
final class StatementParser {
    private static final Set<String> NOT_HERE = Set.of("include", "import", "from", "extends");

    private final TokenStream tokens;
    private final ExpressionParser expressions;

    StatementParser(List<Token> tokens) {
        this.tokens = new TokenStream(tokens);
        this.expressions = new ExpressionParser(this.tokens);
    }

    List<Statement> template() {
        return until(Set.of(), "");
    }

    /** The statements until one of the tags in {@code ends}, whose name is not taken yet. */
    private List<Statement> until(Set<String> ends, String tag) {
        tokens.enter();
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Token token = tokens.take();
            switch (token.kind()) {
                case END -> {
                    if (!ends.isEmpty()) {
                        throw tokens.fault(unexpectedEnd(ends, tag));
                    }
                    tokens.leave();
                    return statements;
                }
                case DATA -> statements.add(new Statement.Text(token.text()));
                case PLACE_BEGIN -> {
                    statements.add(new Statement.Print(expressions.tuple(true)));
                    tokens.expect(Token.Kind.PLACE_END);
                }
                case BLOCK_BEGIN -> {
                    if (tokens.peek().is(Token.Kind.NAME)
                            && ends.contains(tokens.peek().text())) {
                        tokens.leave();
                        return statements;
                    }
                    statements.add(statement(ends, tag));
                }
                case PLACE_END, BLOCK_END, NAME, INTEGER, FLOAT, STRING, OPERATOR ->
                    throw tokens.fault("unexpected '%s'".formatted(token.described()));
            }
        }
    }

    private static String unexpectedEnd(Set<String> ends, String tag) {
        return "Unexpected end of template. Jinja was looking for the following tags: %s. The innermost block that needs to be closed is '%s'."
                .formatted(looked(ends), tag);
    }

    private static String looked(Set<String> ends) {
        List<String> sorted = new ArrayList<>();
        ends.stream().sorted().forEach(end -> sorted.add("'" + end + "'"));
        return String.join(" or ", sorted);
    }

    private Statement statement(Set<String> ends, String outer) {
        String tag = tokens.expect(Token.Kind.NAME).text();
        Statement statement = switch (tag) {
            case "if" -> condition();
            case "for" -> loop();
            case "set" -> set();
            case "macro" -> macro();
            case "call" -> call();
            case "filter" -> filter();
            case "with" -> with();
            case "block" -> block();
            case "print" -> new Statement.Print(expressions.tuple(true));
            default -> throw tokens.fault(unknownTag(tag, ends, outer));
        };
        tokens.expect(Token.Kind.BLOCK_END);
        return statement;
    }

    private static String unknownTag(String tag, Set<String> ends, String outer) {
        if (NOT_HERE.contains(tag)) {
            return "the tag '%s' is not available: there are no other templates".formatted(tag);
        }
        if (ends.isEmpty() || !tag.startsWith("end")) {
            return "Encountered unknown tag '%s'.".formatted(tag);
        }
        return "Encountered unknown tag '%s'. Jinja was looking for the following tags: %s. The innermost block that needs to be closed is '%s'."
                .formatted(tag, looked(ends), outer);
    }

    private List<Statement> body(String tag, String... ends) {
        tokens.expect(Token.Kind.BLOCK_END);
        return until(Set.of(ends), tag);
    }

    private List<Statement> bodyToEnd(String tag) {
        List<Statement> body = body(tag, "end" + tag);
        tokens.take();
        return body;
    }

    private Statement condition() {
        List<Expression> conditions = new ArrayList<>();
        List<List<Statement>> bodies = new ArrayList<>();
        List<Statement> otherwise = List.of();
        do {
            conditions.add(expressions.tuple(false));
            bodies.add(body("if", "elif", "else", "endif"));
        } while (tokens.skipName("elif"));
        if (tokens.skipName("else")) {
            otherwise = body("if", "endif");
        }
        tokens.expectName("endif");
        return new Statement.If(conditions, bodies, otherwise);
    }

    private Statement loop() {
        Statement.Target target = target();
        tokens.expectName("in");
        Expression items = expressions.tuple(false);
        Expression condition = tokens.skipName("if") ? expressions.expression() : null;
        boolean recursive = tokens.skipName("recursive");
        List<Statement> body = body("for", "else", "endfor");
        List<Statement> otherwise = tokens.skipName("else") ? body("for", "endfor") : List.of();
        tokens.expectName("endfor");
        return new Statement.For(target, items, condition, recursive, body, otherwise);
    }

    private Statement set() {
        Statement.Target target = target();
        if (tokens.skipOperator("=")) {
            return new Statement.Set(target, expressions.tuple(true));
        }
        Expression filter =
                tokens.peek().isOperator("|") ? expressions.primaries().filter(null) : null;
        return new Statement.SetBlock(target, filter, bodyToEnd("set"));
    }

    private Statement.Target target() {
        List<Statement.Target> targets = new ArrayList<>();
        boolean several = tokens.peek().isOperator("(");
        Statement.Target first = oneTarget();
        targets.add(first);
        boolean comma = false;
        while (tokens.skipOperator(",")) {
            comma = true;
            if ((tokens.peek().is(Token.Kind.NAME) && !tokens.peek().isName("in"))
                    || tokens.peek().isOperator("(")) {
                targets.add(oneTarget());
            }
        }
        return comma ? new Statement.Target.Names(targets) : several ? first : targets.getFirst();
    }

    private Statement.Target oneTarget() {
        if (tokens.skipOperator("(")) {
            tokens.enter();
            Statement.Target inside = target();
            tokens.leave();
            tokens.expectOperator(")");
            return inside;
        }
        String name = targetName();
        if (!tokens.skipOperator(".")) {
            return new Statement.Target.OneName(name);
        }
        return new Statement.Target.OfNamespace(
                name, tokens.expect(Token.Kind.NAME).text());
    }

    private String targetName() {
        String name = tokens.expect(Token.Kind.NAME).text();
        if (Set.of("true", "false", "none", "True", "False", "None").contains(name)) {
            throw tokens.fault("can't assign to '%s'".formatted(name));
        }
        return name;
    }

    private Statement macro() {
        String name = targetName();
        return new Statement.MacroDefinition(name, parameters(), bodyToEnd("macro"));
    }

    private Statement.Parameters parameters() {
        tokens.expectOperator("(");
        List<String> names = new ArrayList<>();
        List<Expression> defaults = new ArrayList<>();
        while (!tokens.peek().isOperator(")")) {
            if (!names.isEmpty()) {
                tokens.expectOperator(",");
            }
            names.add(targetName());
            if (tokens.skipOperator("=")) {
                defaults.add(expressions.expression());
            } else if (!defaults.isEmpty()) {
                throw tokens.fault("non-default argument follows default argument");
            }
        }
        tokens.expectOperator(")");
        return new Statement.Parameters(names, defaults);
    }

    private Statement call() {
        boolean given = tokens.peek().isOperator("(");
        Statement.Parameters parameters = given ? parameters() : new Statement.Parameters(List.of(), List.of());
        Expression call = expressions.expression();
        if (!(call instanceof Expression.Call)) {
            throw tokens.fault("expected call");
        }
        return new Statement.CallBlock(parameters, call, bodyToEnd("call"));
    }

    private Statement filter() {
        Expression first = expressions.primaries().oneFilter(null);
        Expression all = tokens.peek().isOperator("|") ? expressions.primaries().filter(first) : first;
        return new Statement.FilterBlock(all, bodyToEnd("filter"));
    }

    private Statement with() {
        List<Statement.Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.peek().is(Token.Kind.BLOCK_END)) {
            if (!targets.isEmpty()) {
                tokens.expectOperator(",");
            }
            targets.add(oneTarget());
            tokens.expectOperator("=");
            values.add(expressions.expression());
        }
        return new Statement.With(targets, values, bodyToEnd("with"));
    }

    /** A block that nothing extends is its body. */
    private Statement block() {
        String name = targetName();
        List<Statement> body = bodyToEnd("block");
        tokens.skipName(name);
        return new Statement.With(List.of(), List.of(), body);
    }
}
