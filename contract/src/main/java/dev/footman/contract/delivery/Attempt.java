// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one attempt at a delivery did, as the topic {@code attempts} carries it; the key is the delivery's id.
 *
 * @param offset where in its partition of {@code deliveries} the dispatcher found the delivery: the lease that this settles
 * @param number which attempt it was, from 1
 * @param at     when it began, by the dispatcher's clock
 * @param answer what the endpoint said; absent where it said nothing
 */
public record Attempt(
        long offset,
        int number,
        Instant at,
        Duration took,
        Outcome outcome,
        @Nullable Answer answer) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Attempt(long offset, int number, Instant at, Duration took, Outcome outcome, @Nullable Answer answer) {
        Objects.requireNonNull(outcome, "outcome");
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, but was " + number);
        }
        this.offset = offset;
        this.number = number;
        this.at = at;
        this.took = took;
        this.outcome = outcome;
        this.answer = answer;
    }

    /** An attempt that nobody answered. */
    public Attempt(long offset, int number, Instant at, Duration took, Outcome outcome) {
        this(offset, number, at, took, outcome, null);
    }
}
