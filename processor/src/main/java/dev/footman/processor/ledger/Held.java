// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    private final Owed owed;
    private final Census census;
    private final Departures<Bytes> departures = new Departures<>();

    /**
     * @param owed counts what is held here
     */
    Held(KeyValueStore<Bytes, byte[]> store, Owed owed) {
        this.store = store;
        this.owed = owed;
        this.census = new Census(store, entry -> Kept.destination(entry.value));
    }

    /** Holds a delivery. */
    void put(Kept kept) {
        Bytes bytes = key(kept.destination(), kept.key().bytes().get());
        boolean isNew = departures.isLeaving(bytes) || store.get(bytes) == null; // after a crash one may come again
        store.put(bytes, kept.value());
        departures.stay(bytes);
        if (isNew && census.covers(bytes)) {
            owed.more(kept.destination());
        }
    }

    /** What is held under {@code key}, and is held no longer; null where nothing is. */
    @Nullable
    Kept take(String destination, DueKey key) {
        Bytes bytes = key(destination, key.bytes().get());
        byte[] value = departures.isLeaving(bytes) ? null : store.get(bytes);
        if (value == null) {
            return null;
        }
        leave(bytes, destination);
        return Kept.of(key, value);
    }

    private void leave(Bytes bytes, String destination) {
        departures.leave(bytes);
        if (census.covers(bytes)) {
            owed.fewer(destination);
        }
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
                    leave(entry.key, destination);
                }
            }
        }
        return released;
    }

    /** The destinations that any is held for. Steps from one to the next, and over what is held for each. */
    Set<String> destinations() {
        Set<String> destinations = new HashSet<>();
        Bytes from = Bytes.wrap(new byte[0]);
        for (Optional<String> next = destinationFrom(from); next.isPresent(); next = destinationFrom(from)) {
            destinations.add(next.get());
            from = end(next.get());
        }
        return destinations;
    }

    private Optional<String> destinationFrom(Bytes from) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, null)) {
            return entries.hasNext() ? Optional.of(Kept.destination(entries.next().value)) : Optional.empty();
        }
    }

    /** Whether all that is held is counted. */
    boolean isCounted() {
        return census.isWhole();
    }

    /** Removes what has left, and counts on. */
    void tick() {
        departures.tick(store::delete);
        census.next(departures::isLeaving, owed::more);
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
