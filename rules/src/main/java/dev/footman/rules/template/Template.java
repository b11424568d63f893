// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Markup;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template in Jinja2's language, read once and rendered often; safe for all threads. What it prints is never looked at
 * for templates again. Every rendering is bounded in steps, depth and size.
 *
 * <p>Source: the contract, sections 4.5 and 5, and the documentation of Jinja2.
 */
public final class Template {
    /** The text that the filter {@code use_none} makes of null: a parameter that is this text is null. */
    public static final String NONE = "%*****__%NONE%__*****%";

    /** How many characters a template may have. */
    public static final int LONGEST = 100_000;

    private final List<Statement> statements;
    private final Set<String> variables;
    private final List<String> unknown;

    private Template(List<Statement> statements, List<String> unknown) {
        this.statements = statements;
        this.variables = FreeNames.of(statements);
        this.unknown = unknown;
    }

    /** Whether a text counts as a template: it has a place or a statement. */
    public static boolean isTemplate(String text) {
        return text.contains("{{") || text.contains("{%");
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if it is none; the message is Jinja2's, with the line
     */
    public static Template parse(String text) {
        return parse(text, false);
    }

    /**
     * Reads a template whose places are written as JSON: the filter {@code to_complex} stands behind the last operand of
     * each (contract, section 4.5).
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Template parseForJson(String text) {
        return parse(text, true);
    }

    private static Template parse(String text, boolean json) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a template must have at most %d characters, but it has %d".formatted(LONGEST, text.length()));
        }
        List<Token> tokens = Lexer.tokens(text);
        return new Template(new StatementParser(json ? withJson(tokens) : tokens).template(), unknown(tokens));
    }

    private static List<Token> withJson(List<Token> tokens) {
        List<Token> all = new ArrayList<>();
        for (Token token : tokens) {
            if (token.is(Token.Kind.PLACE_END)) {
                all.add(new Token(Token.Kind.OPERATOR, "|", token.line()));
                all.add(new Token(Token.Kind.NAME, "to_complex", token.line()));
            }
            all.add(token);
        }
        return all;
    }

    private static List<String> unknown(List<Token> tokens) {
        List<String> unknown = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            Token name = tokens.get(i);
            if (name.is(Token.Kind.NAME) && tokens.get(i - 1).isOperator("|") && !Filters.exists(name.text())) {
                unknown.add(Filters.unknown(name.text()));
            }
            boolean test = tokens.get(i - 1).isName("is")
                    || (i > 1
                            && tokens.get(i - 1).isName("not")
                            && tokens.get(i - 2).isName("is"));
            if (test && name.is(Token.Kind.NAME) && !name.text().equals("not") && !Tests.exists(name.text())) {
                unknown.add(Tests.unknown(name.text()));
            }
        }
        return List.copyOf(unknown);
    }

    /** The root names that the template needs from its context, in the order of their first use. */
    public Set<String> variables() {
        return Collections.unmodifiableSet(variables);
    }

    /** What it names that there is none of, such as {@code No filter named 'uper'.}; to render that fails. */
    public List<String> unknown() {
        return unknown;
    }

    /**
     * The text with every place filled.
     *
     * @throws RenderFailedException if it cannot be rendered, such as for a name that is not defined
     */
    public String render(Map<String, ? extends @Nullable Object> context) {
        try {
            return new Rendering(new Evaluation(false)).text(statements, Scope.of(context));
        } catch (IllegalArgumentException e) {
            throw new RenderFailedException(String.valueOf(e.getMessage()));
        }
    }

    /** The text with every place filled; one that cannot be filled, or is null, is empty, and it never fails. */
    public String renderLeniently(Map<String, ? extends @Nullable Object> context) {
        StringBuilder out = new StringBuilder();
        try {
            new Rendering(new Evaluation(true)).run(statements, Scope.of(context), out);
        } catch (IllegalArgumentException e) {
            // what was printed so far is what there is
        }
        return out.toString();
    }

    /**
     * The value where the whole template is one place, with its own type; else the text.
     *
     * @throws RenderFailedException if it cannot be rendered
     */
    public @Nullable Object value(Map<String, ? extends @Nullable Object> context) {
        if (statements.size() != 1 || !(statements.getFirst() instanceof Statement.Print(Expression place))) {
            String text = render(context);
            return text.equals(NONE) ? null : text;
        }
        try {
            Evaluation evaluation = new Evaluation(false);
            Object value = plain(Undefined.refuse(evaluation.value(place, Scope.of(context))), evaluation);
            return NONE.equals(value) ? null : value;
        } catch (IllegalArgumentException e) {
            throw new RenderFailedException(String.valueOf(e.getMessage()));
        }
    }

    /** A value that JSON has; what it does not have is printed. */
    private static @Nullable Object plain(@Nullable Object value, Evaluation evaluation) {
        evaluation.budget().enter();
        Object made = switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean flag -> flag;
            case Markup(String text) -> text;
            case Undefined undefined -> throw undefined.failure();
            case List<?> list -> {
                evaluation.budget().copy(list.size());
                OwnList items = new OwnList();
                list.forEach(item -> items.add(plain(item, evaluation)));
                yield items;
            }
            case Map<?, ?> map -> {
                evaluation.budget().copy(map.size());
                OwnDict entries = new OwnDict();
                map.forEach((key, item) -> entries.put(Printed.str(key, evaluation.budget()), plain(item, evaluation)));
                yield entries;
            }
            case Object other -> Printed.str(other, evaluation.budget());
        };
        evaluation.budget().leave();
        return made;
    }
}
