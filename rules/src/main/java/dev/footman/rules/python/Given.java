// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of a function's parameters in one call, in the order of its signature. */
public final class Given {
    /** What a parameter is that was left out. */
    enum Absent {
        ABSENT
    }

    private final Signature signature;
    private final List<? extends @Nullable Object> values;

    Given(Signature signature, List<? extends @Nullable Object> values) {
        this.signature = signature;
        this.values = values;
    }

    /** All that was given, for a function that takes whatever is. */
    public Arguments all() {
        return values.getFirst() instanceof Arguments all ? all : Arguments.NONE;
    }

    public boolean has(int at) {
        return !(values.get(at) instanceof Absent);
    }

    /** Whether the parameter is given, and is not None. */
    public boolean isSet(int at) {
        return has(at) && values.get(at) != null;
    }

    /** The value; null if it was left out. */
    public @Nullable Object at(int at) {
        return has(at) ? values.get(at) : null;
    }

    public @Nullable Object at(int at, @Nullable Object otherwise) {
        return has(at) ? values.get(at) : otherwise;
    }

    public String text(int at) {
        return Types.needText(values.get(at), "%s() argument '%s'".formatted(signature.function(), name(at)));
    }

    public String text(int at, String otherwise) {
        return has(at) ? text(at) : otherwise;
    }

    public long number(int at, long otherwise) {
        return has(at) ? Types.needLong(values.get(at)) : otherwise;
    }

    public boolean flag(int at, boolean otherwise) {
        return has(at) ? Comparison.isTrue(values.get(at)) : otherwise;
    }

    private String name(int at) {
        return signature.names().get(at);
    }
}
