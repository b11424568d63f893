// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Arithmetic;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.Iteration;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.Methods;
import dev.footman.rules.python.OwnDict;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.PythonObject;
import dev.footman.rules.python.Subscript;
import dev.footman.rules.python.Tuple;
import dev.footman.rules.python.Undefined;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions within a budget. */
final class Evaluation {
    private final Budget budget = new Budget();
    private final boolean lenient;

    Evaluation(boolean lenient) {
        this.lenient = lenient;
    }

    Budget budget() {
        return budget;
    }

    boolean isLenient() {
        return lenient;
    }

    /** The value; a key of the datastore is its text. */
    @Nullable
    Object value(Expression expression, Scope scope) {
        Object value = raw(expression, scope);
        return value instanceof StoredKey key ? key.text() : value;
    }

    boolean isTrue(Expression expression, Scope scope) {
        return Comparison.isTrue(value(expression, scope));
    }

    /** The value; a key of the datastore is itself, so that it may go on. */
    @Nullable
    Object raw(Expression expression, Scope scope) {
        budget.enter();
        Object value = evaluated(expression, scope);
        budget.leave();
        return value;
    }

    private @Nullable Object evaluated(Expression expression, Scope scope) {
        return switch (expression) {
            case Expression.Literal literal -> literal.value();
            case Expression.Name(String name) -> scope.get(name, lenient);
            case Expression.Attribute(Expression owner, String name) ->
                Members.attribute(raw(owner, scope), name, this);
            case Expression.Item(Expression owner, Expression key) ->
                Members.item(raw(owner, scope), value(key, scope), this);
            case Expression.Slice slice -> slice(slice, scope);
            case Expression.Call(Expression callee, Expression.CallArguments arguments) ->
                call(callee, arguments, scope);
            case Expression.Filtered(Expression value, String name, Expression.CallArguments arguments) ->
                Filters.apply(name, value == null ? null : value(value, scope), given(arguments, scope), this);
            case Expression.Tested(Expression value, String name, Expression.CallArguments arguments) ->
                Tests.apply(name, value(value, scope), given(arguments, scope), this);
            case Expression.ListOf(List<Expression> items) -> list(items, scope);
            case Expression.TupleOf(List<Expression> items) -> new Tuple(list(items, scope));
            case Expression.DictOf(List<Expression> keys, List<Expression> values) -> dict(keys, values, scope);
            case Expression.Not(Expression value) -> !isTrue(value, scope);
            case Expression.Negative(Expression value) -> Arithmetic.negative(value(value, scope));
            case Expression.Positive(Expression value) -> Arithmetic.positive(value(value, scope));
            case Expression.And(Expression left, Expression right) -> {
                Object first = value(left, scope);
                yield Comparison.isTrue(first) ? value(right, scope) : first;
            }
            case Expression.Or(Expression left, Expression right) -> {
                Object first = value(left, scope);
                yield Comparison.isTrue(first) ? first : value(right, scope);
            }
            case Expression.Binary(String operator, Expression left, Expression right) ->
                binary(operator, value(left, scope), value(right, scope));
            case Expression.Compared compared -> compare(compared, scope);
            case Expression.Concatenated(List<Expression> parts) -> concatenated(parts, scope);
            case Expression.Conditional conditional -> conditional(conditional, scope);
        };
    }

    private @Nullable Object conditional(Expression.Conditional conditional, Scope scope) {
        if (isTrue(conditional.condition(), scope)) {
            return raw(conditional.then(), scope);
        }
        return conditional.otherwise() == null
                ? new Undefined("the inline if-expression evaluated to false and no else section was defined.", lenient)
                : raw(conditional.otherwise(), scope);
    }

    private OwnList list(List<Expression> items, Scope scope) {
        OwnList list = new OwnList();
        for (Expression item : items) {
            list.add(value(item, scope));
        }
        return list;
    }

    private OwnDict dict(List<Expression> keys, List<Expression> values, Scope scope) {
        OwnDict dict = new OwnDict();
        for (int i = 0; i < keys.size(); i++) {
            dict.set(value(keys.get(i), scope), value(values.get(i), scope));
        }
        return dict;
    }

    private @Nullable Object slice(Expression.Slice slice, Scope scope) {
        Object owner = value(slice.owner(), scope);
        return Subscript.slice(
                owner,
                optional(slice.start(), scope),
                optional(slice.stop(), scope),
                optional(slice.step(), scope),
                budget);
    }

    private @Nullable Object optional(@Nullable Expression expression, Scope scope) {
        return expression == null ? null : Undefined.refuse(value(expression, scope));
    }

    private @Nullable Object binary(String operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case "+" -> Arithmetic.add(left, right, budget);
            case "-" -> Arithmetic.subtract(left, right);
            case "*" -> Arithmetic.multiply(left, right, budget);
            case "/" -> Arithmetic.divide(left, right);
            case "//" -> Arithmetic.floorDivide(left, right, budget);
            case "%" -> Arithmetic.modulo(left, right, budget);
            default -> Arithmetic.power(left, right, budget);
        };
    }

    private boolean compare(Expression.Compared compared, Scope scope) {
        Object left = value(compared.first(), scope);
        for (int i = 0; i < compared.operators().size(); i++) {
            Object right = value(compared.others().get(i), scope);
            if (!holds(compared.operators().get(i), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    boolean holds(String operator, @Nullable Object left, @Nullable Object right) {
        return switch (operator) {
            case "==" -> Comparison.equal(left, right, budget);
            case "!=" -> !Comparison.equal(left, right, budget);
            case "in" -> Comparison.contains(right, left, budget);
            case "not in" -> !Comparison.contains(right, left, budget);
            default -> Comparison.ordered(operator, left, right, budget);
        };
    }

    private Object concatenated(List<Expression> parts, Scope scope) {
        OwnList values = list(parts, scope);
        boolean markup = values.stream().anyMatch(Markup.class::isInstance);
        StringBuilder out = new StringBuilder();
        for (Object value : values) {
            String text = markup ? Markup.of(value, budget).text() : Printed.str(value, budget);
            budget.text((long) out.length() + text.length());
            out.append(text);
        }
        return markup ? new Markup(out.toString()) : out.toString();
    }

    private @Nullable Object call(Expression callee, Expression.CallArguments arguments, Scope scope) {
        if (callee instanceof Expression.Attribute(Expression owner, String name)) {
            Object self = raw(owner, scope);
            if (self instanceof StoredKey key && Methods.exists("", name)) {
                return Methods.call(key.text(), name, given(arguments, scope), budget);
            }
            if (self != null && Methods.exists(self, name)) {
                return Methods.call(self, name, given(arguments, scope), budget);
            }
            return called(Members.attribute(self, name, this), given(arguments, scope));
        }
        return called(raw(callee, scope), given(arguments, scope));
    }

    @Nullable
    Object called(@Nullable Object function, Arguments arguments) {
        if (!(function instanceof PythonObject object)) {
            throw PythonException.of(function, "'%s' object is not callable");
        }
        Object result = object.call(arguments, budget);
        return result instanceof StoredKey key ? key.text() : result;
    }

    private Arguments given(Expression.CallArguments arguments, Scope scope) {
        if (arguments.isEmpty()) {
            return Arguments.NONE;
        }
        OwnList positional = list(arguments.positional(), scope);
        if (arguments.rest() != null) {
            positional.addAll(Iteration.copy(value(arguments.rest(), scope), budget));
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        arguments.named().forEach((name, expression) -> named.put(name, value(expression, scope)));
        if (arguments.namedRest() != null) {
            Object rest = value(arguments.namedRest(), scope);
            if (!(rest instanceof Map<?, ?> map)) {
                throw PythonException.of(rest, "argument after ** must be a mapping, not %s");
            }
            map.forEach((name, value) -> named.put(Printed.str(name, budget), value));
        }
        return new Arguments(positional, named);
    }
}
