// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import org.jspecify.annotations.Nullable;

/** A method of a value that is not called yet. */
public record BoundMethod(Object self, String name) implements PythonObject {
    @Override
    public String typeName() {
        return "builtin_function_or_method";
    }

    @Override
    public boolean isCallable() {
        return true;
    }

    @Override
    public @Nullable Object call(Arguments arguments, Budget budget) {
        return Methods.call(self, name, arguments, budget);
    }
}
