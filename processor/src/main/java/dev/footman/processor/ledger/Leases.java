// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The leases of one partition, in the order of their deliveries' offsets: the oldest come first. */
final class Leases {
    static final String STORE = "leases";

    /** As many a tick, so that a tick never holds up the stream. */
    private static final int PIECE = 2_000;

    /** No call may take longer. */
    private static final long LONGEST_EXTENSION_MILLIS = Duration.ofHours(1).toMillis();

    private final KeyValueStore<Long, Lease> store;
    private final long lengthMillis;
    private final Departures<Long> departures = new Departures<>();
    private long from; // nothing is kept below it: a scan does not step over what was deleted
    private long nothingBefore; // no lease runs out before this time: leases are given in the order of time

    Leases(KeyValueStore<Long, Lease> store, Duration length) {
        this.store = store;
        this.lengthMillis = length.toMillis();
    }

    void put(long offset, Lease lease) {
        store.put(offset, lease);
        departures.stay(offset);
        from = Math.min(from, offset);
        nothingBefore = Math.min(nothingBefore, lease.until());
    }

    @Nullable
    Lease get(long offset) {
        return departures.isLeaving(offset) ? null : store.get(offset);
    }

    /** Ends a lease in whose place something else has been written. */
    void leave(long offset) {
        departures.leave(offset);
    }

    /** Removes what has left. */
    void tick() {
        departures.tick(store::delete);
    }

    /**
     * Ends and hands over the leases that have run out. One whose call may take longer is given that time first, once:
     * it counts from when the others' would be over, and so from when a dispatcher has had it that long.
     *
     * @param settledUpTo deliveries from this offset on may still be waiting for a dispatcher, and are left alone
     * @param longer      by how many milliseconds a delivery's lease is longer than the others
     */
    void takeExpired(long now, long settledUpTo, ToLongFunction<byte[]> longer, Consumer<Lease> taker) {
        if (settledUpTo <= from || isRunning(nothingBefore, now, lengthMillis)) {
            return;
        }
        for (KeyValue<Long, Lease> lease :
                expired(now, settledUpTo)) { // the scan is closed: the cache under it may change
            long more = lease.value.extended()
                    ? 0
                    : longer.applyAsLong(lease.value.delivery().get());
            if (more > 0) {
                put(lease.key, lease.value.extendedUntil(now + more));
            } else {
                taker.accept(lease.value);
                leave(lease.key);
            }
        }
    }

    private List<KeyValue<Long, Lease>> expired(long now, long settledUpTo) {
        List<KeyValue<Long, Lease>> expired = new ArrayList<>();
        long keptFrom = Long.MAX_VALUE; // extended ones stand between the others and are passed over
        try (KeyValueIterator<Long, Lease> entries = store.range(from, settledUpTo - 1)) {
            while (entries.hasNext() && expired.size() < PIECE) {
                KeyValue<Long, Lease> entry = entries.next();
                from = entry.key;
                if (departures.isLeaving(entry.key)) {
                    continue;
                }
                if (!isRunning(entry.value, now)) {
                    expired.add(entry);
                } else if (entry.value.extended()) {
                    keptFrom = Math.min(keptFrom, entry.key);
                } else {
                    nothingBefore = keptFrom == Long.MAX_VALUE ? entry.value.until() : now;
                    from = Math.min(keptFrom, from);
                    return expired;
                }
            }
            if (!entries.hasNext()) {
                from = settledUpTo;
            }
        }
        from = Math.min(keptFrom, from);
        return expired;
    }

    private boolean isRunning(Lease lease, long now) {
        return isRunning(lease.until(), now, lease.extended() ? LONGEST_EXTENSION_MILLIS : lengthMillis);
    }

    /** Whether a lease has time left. One with more of it than a lease can have was given by a clock that was ahead. */
    private static boolean isRunning(long until, long now, long longestMillis) {
        return now < until && until <= now + longestMillis;
    }
}
