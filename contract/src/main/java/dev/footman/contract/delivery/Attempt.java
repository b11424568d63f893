// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * What one attempt at a delivery did, as the topic {@code attempts} carries it; the key is the delivery's id.
 *
 * @param offset where in its partition of {@code deliveries} the dispatcher found the delivery: the lease that this settles
 * @param number which attempt it was, from 1
 * @param at     when it began, by the dispatcher's clock
 */
public record Attempt(long offset, int number, Instant at, Duration took, Outcome outcome) {
    public Attempt {
        Objects.requireNonNull(outcome, "outcome");
        if (number < 1) {
            throw new IllegalArgumentException("number must be 1 or more, but was " + number);
        }
    }
}
