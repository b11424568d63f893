// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The deliveries of one partition that wait for their next attempt, the one that is due first coming first. */
final class Waiting {
    static final String STORE = "waiting-deliveries";

    /** As many a tick, so that a tick never holds up the stream. */
    private static final int PIECE = 2_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private Bytes from = new DueKey(0, "").bytes(); // nothing is kept below it, as in Leases

    Waiting(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    void put(DueKey key, byte[] delivery) {
        Bytes bytes = key.bytes();
        store.put(bytes, delivery);
        if (bytes.compareTo(from) < 0) {
            from = bytes;
        }
    }

    /** Removes and hands over what is due at {@code now}. */
    void takeDue(long now, BiConsumer<String, byte[]> taker) {
        Bytes to = new DueKey(now + 1, "").bytes();
        if (from.compareTo(to) >= 0) {
            return;
        }
        int taken = 0;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, to)) {
            while (entries.hasNext() && taken < PIECE) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                from = entry.key;
                taken++;
                store.delete(entry.key);
                taker.accept(DueKey.of(entry.key).id(), entry.value);
            }
            if (!entries.hasNext()) {
                from = to;
            }
        }
    }
}
