// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.Markup;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.Signature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter: what it makes of the value before it. */
record Filter(Signature signature, Body body) {
    /** What it does. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(@Nullable Object value, Given given, Evaluation evaluation);
    }

    /** What it does with a text; what is no text is printed first. */
    @FunctionalInterface
    interface TextBody {
        @Nullable
        Object apply(String text, Given given, Budget budget);
    }

    static Map.Entry<String, Filter> of(String name, Body body, String... parameters) {
        return Map.entry(name, new Filter(Signature.of(name, parameters), body));
    }

    static Map.Entry<String, Filter> ofText(String name, TextBody body, String... parameters) {
        return of(
                name,
                (value, given, evaluation) -> {
                    String text = Printed.str(value, evaluation.budget());
                    evaluation.budget().text(text.length());
                    Object made = body.apply(text, given, evaluation.budget());
                    return value instanceof Markup && made instanceof String safe ? new Markup(safe) : made;
                },
                parameters);
    }
}
