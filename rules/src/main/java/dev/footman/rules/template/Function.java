// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Arguments;
import dev.footman.rules.python.Budget;
import dev.footman.rules.python.PythonObject;
import org.jspecify.annotations.Nullable;

/** A function that a template may call. */
record Function(String name, Body body) implements PythonObject {
    /** What it does. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object call(Arguments arguments, Budget budget);
    }

    @Override
    public String typeName() {
        return "function";
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public @Nullable Object call(Arguments arguments, Budget budget) {
        return body.call(arguments, budget);
    }
}
