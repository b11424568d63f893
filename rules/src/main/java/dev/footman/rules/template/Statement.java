// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement as it was read: text, a place, or a block. */
sealed interface Statement {
    record Text(String text) implements Statement {}

    record Print(Expression value) implements Statement {}

    /** The first branch whose condition holds; {@code conditions} and {@code bodies} go together. */
    record If(List<Expression> conditions, List<List<Statement>> bodies, List<Statement> otherwise)
            implements Statement {}

    record For(
            Target target,
            Expression items,
            @Nullable Expression condition,
            boolean recursive,
            List<Statement> body,
            List<Statement> otherwise)
            implements Statement {
        public For(
                Target target,
                Expression items,
                @Nullable Expression condition,
                boolean recursive,
                List<Statement> body,
                List<Statement> otherwise) {
            this.target = target;
            this.items = items;
            this.condition = condition;
            this.recursive = recursive;
            this.body = body;
            this.otherwise = otherwise;
        }
    }

    record Set(Target target, Expression value) implements Statement {}

    /** Sets a name to what its body prints, with filters on it. */
    record SetBlock(Target target, @Nullable Expression filter, List<Statement> body) implements Statement {
        public SetBlock(Target target, @Nullable Expression filter, List<Statement> body) {
            this.target = target;
            this.filter = filter;
            this.body = body;
        }
    }

    record MacroDefinition(String name, Parameters parameters, List<Statement> body) implements Statement {}

    record CallBlock(Parameters parameters, Expression call, List<Statement> body) implements Statement {}

    record FilterBlock(Expression filter, List<Statement> body) implements Statement {}

    record With(List<Target> targets, List<Expression> values, List<Statement> body) implements Statement {}

    /** The parameters of a macro; the defaults are those of the last ones. */
    record Parameters(List<String> names, List<Expression> defaults) {}

    /** What a value is given to. */
    sealed interface Target {
        record OneName(String name) implements Target {}

        record Names(List<Target> targets) implements Target {}

        /** An attribute of a namespace. */
        record OfNamespace(String namespace, String name) implements Target {}
    }
}
