// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An expression as it was read. */
sealed interface Expression {
    /** A value that is written out. */
    record Literal(@Nullable Object value) implements Expression {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        public Literal(@Nullable Object value) {
            this.value = value;
        }
    }

    record Name(String name) implements Expression {}

    record ListOf(List<Expression> items) implements Expression {}

    record TupleOf(List<Expression> items) implements Expression {}

    record DictOf(List<Expression> keys, List<Expression> values) implements Expression {}

    record Attribute(Expression owner, String name) implements Expression {}

    record Item(Expression owner, Expression key) implements Expression {}

    /** A part of a text or list; null for bounds that are left out. */
    record Slice(
            Expression owner,
            @Nullable Expression start,
            @Nullable Expression stop,
            @Nullable Expression step) implements Expression {
        public Slice(
                Expression owner, @Nullable Expression start, @Nullable Expression stop, @Nullable Expression step) {
            this.owner = owner;
            this.start = start;
            this.stop = stop;
            this.step = step;
        }
    }

    record Call(Expression callee, CallArguments arguments) implements Expression {}

    /** A filter; a null value is that of the statement that it stands in. */
    record Filtered(@Nullable Expression value, String filter, CallArguments arguments) implements Expression {
        public Filtered(@Nullable Expression value, String filter, CallArguments arguments) {
            this.value = value;
            this.filter = filter;
            this.arguments = arguments;
        }
    }

    record Tested(Expression value, String test, CallArguments arguments) implements Expression {}

    record Not(Expression value) implements Expression {}

    record Negative(Expression value) implements Expression {}

    record Positive(Expression value) implements Expression {}

    record And(Expression left, Expression right) implements Expression {}

    record Or(Expression left, Expression right) implements Expression {}

    /** One of {@code + - * / // % **}. */
    record Binary(String operator, Expression left, Expression right) implements Expression {}

    /** A chain such as {@code a < b <= c}; there is one operator for each expression behind the first. */
    record Compared(Expression first, List<String> operators, List<Expression> others) implements Expression {}

    record Concatenated(List<Expression> parts) implements Expression {}

    record Conditional(
            Expression condition, Expression then, @Nullable Expression otherwise) implements Expression {
        public Conditional(Expression condition, Expression then, @Nullable Expression otherwise) {
            this.condition = condition;
            this.then = then;
            this.otherwise = otherwise;
        }
    }

    /** What stands in the parentheses of a call; {@code rest} and {@code namedRest} stand behind stars. */
    record CallArguments(
            List<Expression> positional,
            Map<String, Expression> named,
            @Nullable Expression rest,
            @Nullable Expression namedRest) {
        static final CallArguments NONE = new CallArguments(List.of(), Map.of(), null, null);

        public CallArguments(
                List<Expression> positional,
                Map<String, Expression> named,
                @Nullable Expression rest,
                @Nullable Expression namedRest) {
            this.positional = positional;
            this.named = named;
            this.rest = rest;
            this.namedRest = namedRest;
        }

        boolean isEmpty() {
            return positional.isEmpty() && named.isEmpty() && rest == null && namedRest == null;
        }
    }
}
