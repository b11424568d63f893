// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Undefined;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that are set at a place of a template, on top of those around it and of the context. */
final class Scope {
    private final @Nullable Scope outer;
    private final Map<String, ? extends @Nullable Object> context;
    private @Nullable Map<String, @Nullable Object> own;

    private Scope(@Nullable Scope outer, Map<String, ? extends @Nullable Object> context) {
        this.outer = outer;
        this.context = context;
    }

    static Scope of(Map<String, ? extends @Nullable Object> context) {
        return new Scope(null, context);
    }

    Scope inner() {
        return new Scope(this, context);
    }

    void set(String name, @Nullable Object value) {
        if (own == null) {
            own = new HashMap<>();
        }
        own.put(name, value);
    }

    @Nullable
    Object get(String name, boolean lenient) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.own != null && scope.own.containsKey(name)) {
                return scope.own.get(name);
            }
        }
        Object value = context.get(name);
        if (value != null || context.containsKey(name)) {
            return value;
        }
        Object global = Globals.named(name);
        return global != null ? global : new Undefined("'%s' is undefined".formatted(name), lenient);
    }
}
