// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The deliveries of one partition that wait for their next attempt, the one that is due first coming first. */
final class Waiting {
    static final String STORE = "waiting-deliveries";

    /** As many a tick, so that a tick never holds up the stream. */
    private static final int PIECE = 2_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Owed owed;
    private final Census census;
    private final Departures<Bytes> departures = new Departures<>();
    private Bytes from = new DueKey(0, "").bytes(); // nothing is kept below it, as in Leases

    /**
     * @param owed counts what waits here
     */
    Waiting(KeyValueStore<Bytes, byte[]> store, Owed owed) {
        this.store = store;
        this.owed = owed;
        this.census = new Census(store, entry -> Kept.destination(entry.value));
    }

    void put(Kept kept) {
        Bytes bytes = kept.key().bytes();
        store.put(bytes, kept.value());
        departures.stay(bytes);
        if (census.covers(bytes)) {
            owed.more(kept.destination());
        }
        if (bytes.compareTo(from) < 0) {
            from = bytes;
        }
    }

    /** What waits under {@code key}, and waits no longer; null where nothing does. */
    @Nullable
    Kept take(DueKey key) {
        Bytes bytes = key.bytes();
        byte[] value = departures.isLeaving(bytes) ? null : store.get(bytes);
        if (value == null) {
            return null;
        }
        Kept taken = Kept.of(key, value);
        leave(bytes, taken);
        return taken;
    }

    private void leave(Bytes bytes, Kept taken) {
        departures.leave(bytes);
        if (census.covers(bytes)) {
            owed.fewer(taken.destination());
        }
    }

    /** What is due at {@code now}, and waits no longer: whoever asks writes it somewhere else. */
    List<Kept> takeDue(long now) {
        Bytes to = new DueKey(now + 1, "").bytes();
        if (from.compareTo(to) >= 0) {
            return List.of();
        }
        List<Kept> due = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
            while (entries.hasNext() && due.size() < PIECE) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                from = entry.key;
                if (!departures.isLeaving(entry.key)) {
                    due.add(Kept.of(DueKey.of(entry.key), entry.value));
                }
            }
            if (!entries.hasNext()) {
                from = to;
            }
        }
        due.forEach(kept -> leave(kept.key().bytes(), kept));
        return due;
    }

    /** Whether all that waits is counted. */
    boolean isCounted() {
        return census.isWhole();
    }

    /** Removes what has left, and counts on. */
    void tick() {
        departures.tick(store::delete);
        census.next(departures::isLeaving, owed::more);
    }
}
