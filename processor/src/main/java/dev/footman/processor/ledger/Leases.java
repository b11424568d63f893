// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The leases of one partition, in the order of their deliveries' offsets: the oldest come first. */
final class Leases {
    static final String STORE = "leases";

    /** As many a tick, so that a tick never holds up the stream. */
    private static final int PIECE = 2_000;

    private final KeyValueStore<Long, Lease> store;
    private final long lengthMillis;
    private long from; // nothing is kept below it: a scan does not step over what was deleted
    private long nothingBefore; // no lease runs out before this time: leases are given in the order of time

    Leases(KeyValueStore<Long, Lease> store, Duration length) {
        this.store = store;
        this.lengthMillis = length.toMillis();
    }

    void put(long offset, Lease lease) {
        store.put(offset, lease);
        from = Math.min(from, offset);
        nothingBefore = Math.min(nothingBefore, lease.until());
    }

    @Nullable
    Lease get(long offset) {
        return store.get(offset);
    }

    void delete(long offset) {
        store.delete(offset);
    }

    /**
     * Removes and hands over the leases that have run out.
     *
     * @param settledUpTo deliveries from this offset on may still be waiting for a dispatcher, and are left alone
     */
    void takeExpired(long now, long settledUpTo, BiConsumer<String, byte[]> taker) {
        if (settledUpTo <= from || isRunning(nothingBefore, now)) {
            return;
        }
        for (KeyValue<Long, Lease> lease : expired(now, settledUpTo)) {
            store.delete(lease.key); // not while the scan is open: the cache under it may change
            taker.accept(lease.value.id(), lease.value.delivery().get());
        }
    }

    private List<KeyValue<Long, Lease>> expired(long now, long settledUpTo) {
        List<KeyValue<Long, Lease>> expired = new ArrayList<>();
        try (KeyValueIterator<Long, Lease> entries = store.range(from, settledUpTo - 1)) {
            while (entries.hasNext() && expired.size() < PIECE) {
                KeyValue<Long, Lease> entry = entries.next();
                from = entry.key;
                if (isRunning(entry.value.until(), now)) {
                    nothingBefore = entry.value.until();
                    return expired;
                }
                expired.add(entry);
            }
            if (!entries.hasNext()) {
                from = settledUpTo;
            }
        }
        return expired;
    }

    /** Whether a lease has time left. One with more of it than a whole lease was given by a clock that was ahead. */
    private boolean isRunning(long until, long now) {
        return now < until && until <= now + lengthMillis;
    }
}
