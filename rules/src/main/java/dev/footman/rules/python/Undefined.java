// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import org.jspecify.annotations.Nullable;

/**
 * What a name stands for that is not there: nearly every use of it fails with its reason (Jinja2's StrictUndefined).
 *
 * @param lenient whether it prints as empty text instead, and everything below it as well
 */
public record Undefined(String reason, boolean lenient) {
    /** What is no part of a value, and why. */
    public static Undefined part(@Nullable Object owner, @Nullable Object name, boolean lenient) {
        String kind = owner == null ? "None" : Types.nameOf(owner) + " object";
        String reason = name instanceof String text
                ? "'%s' has no attribute %s".formatted(kind, TextRepr.of(text))
                : "%s has no element %s".formatted(kind, Printed.repr(name, new Budget()));
        return new Undefined(reason, lenient);
    }

    /** Passes a value on that is defined. */
    public static @Nullable Object refuse(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw undefined.failure();
        }
        return value;
    }

    static @Nullable PythonException among(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Undefined undefined) {
            return undefined.failure();
        }
        return right instanceof Undefined undefined ? undefined.failure() : null;
    }

    public PythonException failure() {
        return new PythonException(reason);
    }
}
