// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One call owed for one event by one rule, due now, as the topic {@code deliveries} carries it; the key is its id.
 *
 * @param id       24 hexadecimal digits, derived from event and rule: the same after any crash or reprocessing, and the
 *                 {@code webhook-id} of every attempt
 * @param rule     reference of the rule that owes it
 * @param event    id of the event
 * @param trigger  reference of the event's trigger type
 * @param window   the rate limit's window that the event opened; absent where the rule has no limit
 * @param attempt  which attempt is due, from 1
 * @param history  what came of the attempts so far, oldest first
 */
public record Delivery(
        String id,
        String rule,
        String event,
        String trigger,
        Call call,
        @Nullable Window window,
        int attempt,
        List<Past> history) {
    public Delivery {
        Objects.requireNonNull(id, "id");
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be 1 or more, but was " + attempt);
        }
        history = List.copyOf(history);
    }

    /**
     * The window that a delivery's event opened, so that it can be given back if the delivery ends dead.
     *
     * @param key       the limit's key, rendered
     * @param partition which of the limiter's partitions keeps it
     */
    public record Window(String key, int partition) {}

    /** An attempt of the past, in short. */
    public record Past(Instant at, String summary) {}
}
