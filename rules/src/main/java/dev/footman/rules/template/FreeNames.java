// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that a template needs from outside, as Jinja2's {@code find_undeclared_variables}. On the way it sees
 * that nothing is nested too deeply to be evaluated.
 */
final class FreeNames {
    private static final int DEEPEST = 250;

    private final Set<String> free = new LinkedHashSet<>();
    private final List<Set<String>> bound = new ArrayList<>(List.of(new HashSet<>()));
    private int depth;

    static Set<String> of(List<Statement> statements) {
        FreeNames names = new FreeNames();
        names.all(statements);
        return names.free;
    }

    private void all(List<Statement> statements) {
        statements.forEach(this::visit);
    }

    private void inside(Set<String> names, List<Statement> body) {
        bound.addLast(new HashSet<>(names));
        all(body);
        bound.removeLast();
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException(
                    "the template has an expression of more than %d steps in each other".formatted(DEEPEST));
        }
    }

    private void visit(Statement statement) {
        enter();
        switch (statement) {
            case Statement.Text text -> {}
            case Statement.Print(Expression value) -> visit(value);
            case Statement.If(List<Expression> conditions, List<List<Statement>> bodies, List<Statement> otherwise) -> {
                conditions.forEach(this::visit);
                bodies.forEach(this::all);
                all(otherwise);
            }
            case Statement.For loop -> visitLoop(loop);
            case Statement.Set(Statement.Target target, Expression value) -> {
                visit(value);
                bind(target);
            }
            case Statement.SetBlock(Statement.Target target, Expression filter, List<Statement> body) -> {
                visit(filter);
                inside(Set.of(), body);
                bind(target);
            }
            case Statement.MacroDefinition(String name, Statement.Parameters parameters, List<Statement> body) -> {
                bound.getLast().add(name);
                macro(parameters, body, "varargs", "kwargs", "caller");
            }
            case Statement.CallBlock(Statement.Parameters parameters, Expression call, List<Statement> body) -> {
                visit(call);
                macro(parameters, body, "varargs", "kwargs");
            }
            case Statement.FilterBlock(Expression filter, List<Statement> body) -> {
                visit(filter);
                inside(Set.of(), body);
            }
            case Statement.With with -> visitWith(with);
        }
        depth--;
    }

    private void visitLoop(Statement.For loop) {
        visit(loop.items());
        bound.addLast(new HashSet<>());
        bind(loop.target());
        visit(loop.condition());
        bound.getLast().add("loop");
        all(loop.body());
        bound.removeLast();
        inside(Set.of(), loop.otherwise());
    }

    private void visitWith(Statement.With with) {
        with.values().forEach(this::visit);
        bound.addLast(new HashSet<>());
        with.targets().forEach(this::bind);
        all(with.body());
        bound.removeLast();
    }

    private void macro(Statement.Parameters parameters, List<Statement> body, String... given) {
        parameters.defaults().forEach(this::visit);
        Set<String> names = new HashSet<>(parameters.names());
        names.addAll(List.of(given));
        inside(names, body);
    }

    private void bind(Statement.Target target) {
        switch (target) {
            case Statement.Target.OneName(String name) -> bound.getLast().add(name);
            case Statement.Target.Names(List<Statement.Target> targets) -> targets.forEach(this::bind);
            case Statement.Target.OfNamespace(String namespace, String name) -> use(namespace);
        }
    }

    private void use(String name) {
        if (!Globals.NAMES.contains(name) && bound.stream().noneMatch(names -> names.contains(name))) {
            free.add(name);
        }
    }

    private void visit(@Nullable Expression expression) {
        if (expression == null) {
            return;
        }
        enter();
        switch (expression) {
            case Expression.Literal literal -> {}
            case Expression.Name(String name) -> use(name);
            case Expression.ListOf(List<Expression> items) -> items.forEach(this::visit);
            case Expression.TupleOf(List<Expression> items) -> items.forEach(this::visit);
            case Expression.DictOf(List<Expression> keys, List<Expression> values) -> {
                keys.forEach(this::visit);
                values.forEach(this::visit);
            }
            case Expression.Attribute(Expression owner, String name) -> visit(owner);
            case Expression.Item(Expression owner, Expression key) -> both(owner, key);
            case Expression.Slice slice -> visitSlice(slice);
            case Expression.Call(Expression callee, Expression.CallArguments arguments) -> given(callee, arguments);
            case Expression.Filtered(Expression value, String name, Expression.CallArguments arguments) ->
                given(value, arguments);
            case Expression.Tested(Expression value, String name, Expression.CallArguments arguments) ->
                given(value, arguments);
            case Expression.Not(Expression value) -> visit(value);
            case Expression.Negative(Expression value) -> visit(value);
            case Expression.Positive(Expression value) -> visit(value);
            case Expression.And(Expression left, Expression right) -> both(left, right);
            case Expression.Or(Expression left, Expression right) -> both(left, right);
            case Expression.Binary(String operator, Expression left, Expression right) -> both(left, right);
            case Expression.Compared(Expression first, List<String> operators, List<Expression> others) -> {
                visit(first);
                others.forEach(this::visit);
            }
            case Expression.Concatenated(List<Expression> parts) -> parts.forEach(this::visit);
            case Expression.Conditional(Expression condition, Expression then, Expression otherwise) -> {
                both(condition, then);
                visit(otherwise);
            }
        }
        depth--;
    }

    private void visitSlice(Expression.Slice slice) {
        both(slice.owner(), slice.start());
        both(slice.stop(), slice.step());
    }

    private void both(@Nullable Expression one, @Nullable Expression other) {
        visit(one);
        visit(other);
    }

    private void given(@Nullable Expression first, Expression.CallArguments arguments) {
        visit(first);
        arguments.positional().forEach(this::visit);
        arguments.named().values().forEach(this::visit);
        both(arguments.rest(), arguments.namedRest());
    }
}
