// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A method that values of a type have. */
record Method(Signature signature, Body body) {
    /** What it does. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object run(Object self, Given given, Budget budget);
    }

    /** What it does with a text. */
    @FunctionalInterface
    interface TextBody {
        @Nullable
        Object run(String self, Given given, Budget budget);
    }

    static Map.Entry<String, Method> of(String name, Body body, String... parameters) {
        return Map.entry(name, new Method(Signature.of(name, parameters), body));
    }

    static Map.Entry<String, Method> ofText(String name, TextBody body, String... parameters) {
        return of(name, (self, given, budget) -> body.run((String) self, given, budget), parameters);
    }
}
