// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.util.function.Function;

/**
 * What came of asking for something.
 *
 * @param <V> what is asked for
 */
sealed interface Lookup<V> {
    record Found<V>(V value) implements Lookup<V> {}

    /** The repository does not have it. */
    record Missing<V>() implements Lookup<V> {}

    /**
     * There was no answer, or none that can be used.
     *
     * @param reason with the mend, for the log; no secret
     */
    record Failed<V>(String reason) implements Lookup<V> {}

    /** It was not waited for. */
    record Skipped<V>(Skip reason) implements Lookup<V> {}

    /** What comes of asking on with what was found. */
    default <W> Lookup<W> then(Function<V, Lookup<W>> next) {
        return switch (this) {
            case Found<V>(V value) -> next.apply(value);
            case Missing<V>() -> new Missing<>();
            case Failed<V>(String reason) -> new Failed<>(reason);
            case Skipped<V>(Skip reason) -> new Skipped<>(reason);
        };
    }
}
