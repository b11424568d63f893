// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import org.jspecify.annotations.Nullable;

/** Says in Python's words why something cannot be done with values; it has no stack trace. */
public final class PythonException extends IllegalArgumentException {
    public PythonException(String message) {
        super(message);
    }

    /** For an operator between two values; an undefined one among them is the better reason. */
    static PythonException operands(String operator, @Nullable Object left, @Nullable Object right) {
        PythonException undefined = Undefined.among(left, right);
        return undefined != null
                ? undefined
                : new PythonException("unsupported operand type(s) for %s: '%s' and '%s'"
                        .formatted(operator, Types.nameOf(left), Types.nameOf(right)));
    }

    /** For one value; {@code reason} holds one place for the name of its type. */
    public static PythonException of(@Nullable Object value, String reason) {
        PythonException undefined = Undefined.among(value, null);
        return undefined != null ? undefined : new PythonException(reason.formatted(Types.nameOf(value)));
    }

    public String reason() {
        return String.valueOf(getMessage());
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // values that do not fit are common, and the trace says nothing
    }
}
