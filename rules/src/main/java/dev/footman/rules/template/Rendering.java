// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs statements: what they print goes to a text. */
final class Rendering {
    private final Evaluation evaluation;

    Rendering(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    /** What a block prints. */
    String text(List<Statement> body, Scope scope) {
        StringBuilder out = new StringBuilder();
        run(body, scope, out);
        return out.toString();
    }

    void run(List<Statement> body, Scope scope, StringBuilder out) {
        for (Statement statement : body) {
            evaluation.budget().enter();
            run(statement, scope, out);
            evaluation.budget().leave();
        }
    }

    private void run(Statement statement, Scope scope, StringBuilder out) {
        switch (statement) {
            case Statement.Text(String text) -> print(text, out);
            case Statement.Print(Expression value) -> print(printed(value, scope), out);
            case Statement.If condition -> run(branch(condition, scope), scope, out);
            case Statement.For loop -> new Loop(loop, this, scope).run(evaluation.value(loop.items(), scope), 0, out);
            case Statement.Set(Statement.Target target, Expression value) ->
                assign(target, evaluation.raw(value, scope), scope);
            case Statement.SetBlock(Statement.Target target, Expression filter, List<Statement> body) -> {
                String text = text(body, scope.inner());
                assign(target, filter == null ? text : filtered(filter, text, scope), scope);
            }
            case Statement.MacroDefinition(String name, Statement.Parameters parameters, List<Statement> body) ->
                scope.set(name, new Macro(name, parameters, body, scope, this));
            case Statement.CallBlock(Statement.Parameters parameters, Expression call, List<Statement> body) -> {
                Scope inner = scope.inner();
                inner.set(Macro.CALLER, new Macro(Macro.CALLER, parameters, body, scope, this));
                print(printed(Macro.withCaller(call), inner), out);
            }
            case Statement.FilterBlock(Expression filter, List<Statement> body) ->
                print(Printed.str(filtered(filter, text(body, scope.inner()), scope), evaluation.budget()), out);
            case Statement.With(List<Statement.Target> targets, List<Expression> values, List<Statement> body) -> {
                Scope inner = scope.inner();
                for (int i = 0; i < targets.size(); i++) {
                    assign(targets.get(i), evaluation.raw(values.get(i), scope), inner);
                }
                run(body, inner, out);
            }
        }
    }

    private String printed(Expression expression, Scope scope) {
        if (!evaluation.isLenient()) {
            return Printed.str(evaluation.value(expression, scope), evaluation.budget());
        }
        int level = evaluation.budget().depth();
        try {
            Object value = evaluation.value(expression, scope);
            return value == null ? "" : Printed.str(value, evaluation.budget());
        } catch (IllegalArgumentException e) {
            evaluation.budget().returnTo(level);
            return ""; // to be lenient is to print what there is
        }
    }

    private void print(String text, StringBuilder out) {
        evaluation
                .budget()
                .text(
                        (long) out.length() + text.length() > dev.footman.rules.python.Budget.LONGEST_TEXT
                                ? Long.MAX_VALUE
                                : text.length());
        out.append(text);
    }

    private List<Statement> branch(Statement.If condition, Scope scope) {
        for (int i = 0; i < condition.conditions().size(); i++) {
            if (evaluation.isTrue(condition.conditions().get(i), scope)) {
                return condition.bodies().get(i);
            }
        }
        return condition.otherwise();
    }

    private @Nullable Object filtered(Expression filter, @Nullable Object value, Scope scope) {
        return evaluation.value(withValue(filter, new Expression.Literal(value)), scope);
    }

    /** The filters with a value for the first of them, which has none. */
    private static Expression withValue(Expression filter, Expression value) {
        if (!(filter instanceof Expression.Filtered(Expression inner, String name, Expression.CallArguments given))) {
            throw new IllegalStateException("filters follow filters");
        }
        return new Expression.Filtered(inner == null ? value : withValue(inner, value), name, given);
    }

    void assign(Statement.Target target, @Nullable Object value, Scope scope) {
        switch (target) {
            case Statement.Target.OneName(String name) -> scope.set(name, value);
            case Statement.Target.Names(List<Statement.Target> targets) -> unpack(targets, value, scope);
            case Statement.Target.OfNamespace(String namespace, String name) -> {
                if (!(scope.get(namespace, false) instanceof Namespace space)) {
                    throw new PythonException("cannot assign attribute on non-namespace object");
                }
                space.set(name, value, evaluation.budget());
            }
        }
    }

    private void unpack(List<Statement.Target> targets, @Nullable Object value, Scope scope) {
        if (!(value instanceof List<?>) && !(value instanceof java.util.Map<?, ?>) && Types.text(value) == null) {
            throw PythonException.of(value, "cannot unpack non-iterable %s object");
        }
        OwnList items = Iteration.copy(value, evaluation.budget());
        if (items.size() < targets.size()) {
            throw new PythonException(
                    "not enough values to unpack (expected %d, got %d)".formatted(targets.size(), items.size()));
        }
        if (items.size() > targets.size()) {
            throw new PythonException("too many values to unpack (expected %d)".formatted(targets.size()));
        }
        for (int i = 0; i < targets.size(); i++) {
            assign(targets.get(i), items.get(i), scope);
        }
    }
}
