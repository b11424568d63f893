// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Delivery;
import dev.footman.processor.match.StoreSweep;
import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Which delivery of a rule and limit key is the newest, so that older ones which could not be made end. One that is under
 * way goes on; it ends if it would have to wait.
 */
final class Supersession {
    static final String STORE = "newest-deliveries";

    /** Longer than an older one can be under way. */
    private static final long KEPT_MILLIS = Duration.ofHours(2).toMillis();

    private final KeyValueStore<String, Newest> store;
    private final Pending pending;
    private final StoreSweep<Newest> sweep;

    Supersession(KeyValueStore<String, Newest> store, Pending pending) {
        this.store = store;
        this.pending = pending;
        this.sweep = new StoreSweep<>(store, (newest, now) -> newest.due() == null && newest.at() + KEPT_MILLIS < now);
    }

    /** Notes a delivery that is under way; the older one that waited until now and waits no longer, null where none did. */
    @Nullable
    Kept underWay(Delivery delivery, Delivery.Turn turn, long now) {
        sweep.reached(now);
        Newest known = store.get(delivery.placement());
        if (known != null && !turn.isAfter(known.turn()) && !known.id().equals(delivery.id())) {
            return null;
        }
        store.put(delivery.placement(), new Newest(delivery.id(), turn, null, "", now));
        boolean isOther = known != null && !known.id().equals(delivery.id());
        return isOther && known.due() != null
                ? pending.take(known.destination(), new DueKey(known.due(), known.id()))
                : null;
    }

    /** Whether a newer one has come, so that a delivery that would have to wait ends; else notes until when it waits. */
    boolean isOvertaken(Kept waiting, Delivery delivery, Delivery.Turn turn, long now) {
        Newest known = store.get(delivery.placement());
        if (known != null && known.turn().isAfter(turn)) {
            return true;
        }
        store.put(
                delivery.placement(),
                new Newest(delivery.id(), turn, waiting.key().dueMillis(), waiting.destination(), now));
        return false;
    }

    void sweep(long now) {
        sweep.next(now);
    }
}
