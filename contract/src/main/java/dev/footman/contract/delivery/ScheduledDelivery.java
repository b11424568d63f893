// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that the ledger is to have made later, as the topic {@code scheduled-deliveries} carries it; the key is its id.
 *
 * @param due absent: when those before it, of the same rule and limit key, are delivered or dead
 */
public record ScheduledDelivery(Delivery delivery, @Nullable Instant due) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public ScheduledDelivery(Delivery delivery, @Nullable Instant due) {
        this.delivery = Objects.requireNonNull(delivery, "delivery");
        this.due = due;
    }
}
