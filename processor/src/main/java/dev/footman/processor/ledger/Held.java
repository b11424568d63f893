// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries of one partition whose time has come and whose destination nothing is sent to, those of each destination
 * together, the one that was due first coming first. However many they are and however long it takes, nobody looks at them
 * until their destination is free.
 */
final class Held {
    static final String STORE = "held-deliveries";

    private final KeyValueStore<Bytes, byte[]> store;
    private final Departures<Bytes> departures = new Departures<>();

    Held(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** Holds a delivery; whether it was not held before: after a crash one may come again. */
    boolean put(Kept kept) {
        Bytes bytes = key(kept.destination(), kept.key().bytes().get());
        boolean isNew = departures.isLeaving(bytes) || store.get(bytes) == null;
        store.put(bytes, kept.value());
        departures.stay(bytes);
        return isNew;
    }

    /** What is held under {@code key}, and is held no longer; null where nothing is. */
    @Nullable
    Kept take(String destination, DueKey key) {
        Bytes bytes = key(destination, key.bytes().get());
        byte[] value = departures.isLeaving(bytes) ? null : store.get(bytes);
        if (value == null) {
            return null;
        }
        departures.leave(bytes);
        return Kept.of(key, value);
    }

    /** The first of a destination, {@code most} at most, which are held no longer. */
    List<Kept> release(String destination, int most) {
        List<Kept> released = new ArrayList<>();
        int prefix = destination.getBytes(StandardCharsets.UTF_8).length + 1;
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(key(destination, new byte[0]), end(destination))) {
            while (entries.hasNext() && released.size() < most) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (!departures.isLeaving(entry.key)) {
                    byte[] due = new byte[entry.key.get().length - prefix];
                    System.arraycopy(entry.key.get(), prefix, due, 0, due.length);
                    released.add(Kept.of(DueKey.of(Bytes.wrap(due)), entry.value));
                    departures.leave(entry.key);
                }
            }
        }
        return released;
    }

    /** Hands over the destination of each that is held. */
    void forEachDestination(Consumer<String> taker) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry ->
                    taker.accept(Kept.of(new DueKey(0, ""), entry.value).destination()));
        }
    }

    /** Removes what has left. */
    void tick() {
        departures.tick(store::delete);
    }

    /** No destination's name holds a 0. */
    private static Bytes key(String destination, byte[] due) {
        byte[] name = destination.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + 1 + due.length)
                .put(name)
                .put((byte) 0)
                .put(due)
                .array());
    }

    private static Bytes end(String destination) {
        byte[] name = destination.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(
                ByteBuffer.allocate(name.length + 1).put(name).put((byte) 1).array());
    }
}
