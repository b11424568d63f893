// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import org.jspecify.annotations.Nullable;

/** A value that is no JSON, such as a function: it may have attributes, and may be called. */
public interface PythonObject {
    String typeName();

    /** The attribute, or {@link Nothing}. */
    default @Nullable Object attribute(String name) {
        return Nothing.NOTHING;
    }

    default boolean isCallable() {
        return false;
    }

    /**
     * Calls it.
     *
     * @throws PythonException if it cannot be called, or fails
     */
    default @Nullable Object call(Arguments arguments, Budget budget) {
        throw new PythonException("'%s' object is not callable".formatted(typeName()));
    }
}
