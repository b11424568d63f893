// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of JSON values. */
enum Kind {
    NULL("null or missing"),
    BOOLEAN("a boolean"),
    NUMBER("a number"),
    TEXT("text"),
    LIST("a list"),
    OBJECT("an object");

    private final String shown;

    Kind(String shown) {
        this.shown = shown;
    }

    static Kind of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Boolean flag -> BOOLEAN;
            case Number number -> NUMBER;
            case List<?> list -> LIST;
            case Map<?, ?> object -> OBJECT;
            case Object text -> TEXT;
        };
    }

    /** For a message, such as "must be text, but is " and this. */
    @Override
    public String toString() {
        return shown;
    }
}
