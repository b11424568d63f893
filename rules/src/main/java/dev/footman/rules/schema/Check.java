// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.schema;

import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What one keyword of a schema asks of a value. */
@FunctionalInterface
interface Check {
    /** The first fault, in the words of Python's validator; empty where the value is good. */
    Optional<String> fault(@Nullable Object value);

    /**
     * A check that only values of one kind can fail.
     *
     * @param message what follows the value in the fault, such as {@code is too short}
     */
    static <T> Check of(Class<T> kind, Predicate<T> isGood, String message) {
        return value -> !kind.isInstance(value) || isGood.test(kind.cast(value))
                ? Optional.empty()
                : Optional.of(PythonText.brief(value) + " " + message);
    }
}
