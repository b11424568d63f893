// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a store held when it was taken over, a piece a tick: a million deliveries that wait must not hold up the
 * first alert after a restart. What changes meanwhile counts where it is {@link #covers covered} already, and else when
 * the census comes to it.
 */
final class Census {
    private static final int PIECE = 2_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Function<KeyValue<Bytes, byte[]>, String> destination;
    private @Nullable Bytes upTo;
    private boolean isWhole;

    /**
     * @param destination of an entry
     */
    Census(KeyValueStore<Bytes, byte[]> store, Function<KeyValue<Bytes, byte[]>, String> destination) {
        this.store = store;
        this.destination = destination;
    }

    /** Whether an entry under {@code key} has been counted, or would have been. */
    boolean covers(Bytes key) {
        return isWhole || (upTo != null && key.compareTo(upTo) <= 0);
    }

    boolean isWhole() {
        return isWhole;
    }

    /** Counts the next piece: hands over the destination of each entry, but not of those that are leaving. */
    void next(Predicate<Bytes> isLeaving, Consumer<String> taker) {
        if (isWhole) {
            return;
        }
        try (KeyValueIterator<Bytes, byte[]> entries = upTo == null ? store.all() : store.range(upTo, null)) {
            for (int count = 0; count < PIECE && entries.hasNext(); count++) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (!covers(entry.key) && !isLeaving.test(entry.key)) {
                    taker.accept(destination.apply(entry));
                }
                upTo = entry.key;
            }
            isWhole = !entries.hasNext();
        }
    }
}
