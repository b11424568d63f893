// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.topic.JsonSerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The ordered deliveries of one partition that are neither delivered nor dead, those of each rule and limit key in the
 * order in which they came. The first of a key is under way, and stays until it has ended; the others wait for it.
 */
final class Queues {
    static final String STORE = "queued-deliveries";

    private final KeyValueStore<Bytes, byte[]> store;
    private final JsonSerde<Delivery> deliveries;
    private final Departures<Bytes> departures = new Departures<>();

    Queues(KeyValueStore<Bytes, byte[]> store, JsonSerde<Delivery> deliveries) {
        this.store = store;
        this.deliveries = deliveries;
    }

    /**
     * Takes a delivery in.
     *
     * @param offset tells which came first
     * @return whether it is its turn
     */
    boolean arrive(Delivery delivery, long offset) {
        Bytes key = key(delivery.placement(), offset);
        store.put(key, deliveries.write(delivery));
        departures.stay(key);
        return read(first(delivery.placement(), 1).getFirst()).id().equals(delivery.id());
    }

    /** The delivery has ended; the one whose turn it is now, or null where none waits for it. */
    @Nullable
    Delivery ended(Delivery delivery) {
        List<KeyValue<Bytes, byte[]>> two = first(delivery.placement(), 2);
        if (two.isEmpty() || !read(two.getFirst()).id().equals(delivery.id())) {
            return null; // it has ended before
        }
        departures.leave(two.getFirst().key);
        return two.size() == 1 ? null : read(two.getLast());
    }

    /** The delivery of an id that waits for its turn, and waits no longer; null where none does. */
    @Nullable
    Delivery take(String placement, String id) {
        List<KeyValue<Bytes, byte[]>> all = first(placement, Integer.MAX_VALUE);
        for (KeyValue<Bytes, byte[]> entry : all.subList(Math.min(1, all.size()), all.size())) {
            Delivery waiting = read(entry);
            if (waiting.id().equals(id)) {
                departures.leave(entry.key);
                return waiting;
            }
        }
        return null;
    }

    /** Those that wait between the one that is under way and {@code newest}, and wait no longer. */
    List<Delivery> takeOvertaken(Delivery newest) {
        List<Delivery> overtaken = new ArrayList<>();
        List<KeyValue<Bytes, byte[]>> all = first(newest.placement(), Integer.MAX_VALUE);
        for (KeyValue<Bytes, byte[]> entry : all.subList(Math.min(1, all.size()), all.size())) {
            Delivery waiting = read(entry);
            if (!waiting.id().equals(newest.id())) {
                overtaken.add(waiting);
                departures.leave(entry.key);
            }
        }
        return overtaken;
    }

    private List<KeyValue<Bytes, byte[]>> first(String placement, int most) {
        List<KeyValue<Bytes, byte[]>> first = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.range(key(placement, 0), key(placement, Long.MAX_VALUE))) {
            while (entries.hasNext() && first.size() < most) {
                KeyValue<Bytes, byte[]> entry = entries.next();
                if (!departures.isLeaving(entry.key)) {
                    first.add(entry);
                }
            }
        }
        return first;
    }

    private Delivery read(KeyValue<Bytes, byte[]> entry) {
        return deliveries.read(entry.value);
    }

    private static Bytes key(String placement, long offset) {
        byte[] name = placement.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(name.length + Long.BYTES)
                .put(name)
                .putLong(offset)
                .array());
    }

    /** Removes what has left. */
    void tick() {
        departures.tick(store::delete);
    }
}
