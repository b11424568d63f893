// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Removes what is over from a store, a bounded piece at a time, so that a large store never holds up the stream. Over is
 * what both the clock and the events have passed: events that waited in the topic are decided as they would have been then.
 */
public final class StoreSweep<V> {
    private static final int PIECE = 2_000;

    /** Whether a value is of no more use. */
    public interface Over<V> {
        boolean test(V value, long nowMillis);
    }

    private final KeyValueStore<String, V> store;
    private final Over<V> over;
    private @Nullable String from;
    private long reachedMillis = Long.MIN_VALUE;

    public StoreSweep(KeyValueStore<String, V> store, Over<V> over) {
        this.store = store;
        this.over = over;
    }

    /** Tells that an event of this time was processed. */
    public void reached(long atMillis) {
        reachedMillis = Math.max(reachedMillis, atMillis);
    }

    /** Looks at the next piece; behind the last one it begins anew. */
    public void next(long clockMillis) {
        long nowMillis = Math.min(clockMillis, reachedMillis);
        int looked = 0;
        try (KeyValueIterator<String, V> entries = store.range(from, null)) {
            from = null;
            while (entries.hasNext()) {
                KeyValue<String, V> entry = entries.next();
                if (looked++ == PIECE) {
                    from = entry.key;
                    return;
                }
                if (over.test(entry.value, nowMillis)) {
                    store.delete(entry.key);
                }
            }
        }
    }
}
