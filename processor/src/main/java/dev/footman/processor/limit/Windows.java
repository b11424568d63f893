// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.topic.KeyPartition;
import dev.footman.processor.match.StoreSweep;
import dev.footman.rules.limit.RateWindow;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The rate limits' windows that one partition keeps, and which partition keeps which. */
final class Windows {
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    /** How long a window that has ended is kept, for events that come late. */
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    private final KeyValueStore<String, RateWindow> store;
    private final StoreSweep<RateWindow> sweep;

    private Windows(ProcessorContext<?, ?> context) {
        store = context.getStateStore(LimitPerKey.STORE);
        sweep = new StoreSweep<>(
                store, (window, now) -> window.until().plus(KEPT_AFTER_END).toEpochMilli() < now);
    }

    /** The windows, for whoever only looks at some of them. */
    static Windows of(ProcessorContext<?, ?> context) {
        return new Windows(context);
    }

    /** The windows; those that are of no more use are removed from time to time. */
    static Windows swept(ProcessorContext<?, ?> context) {
        Windows windows = new Windows(context);
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, windows.sweep::next);
        return windows;
    }

    /** The partition that keeps the windows of a key: where Kafka's own partitioner puts a record with that key. */
    static int home(String key, int partitions) {
        return KeyPartition.of(key, partitions);
    }

    /** Under what the store keeps a key of a rule. */
    static String storeKey(String rule, String key) {
        return rule + "\n" + key; // a rule's name may hold anything but control characters
    }

    @Nullable
    RateWindow get(String rule, String key) {
        return store.get(storeKey(rule, key));
    }

    RateWindow.Decision decide(String rule, String key, Duration length, String event, long atMillis) {
        sweep.reached(atMillis);
        return RateWindow.decide(get(rule, key), length, event, Instant.ofEpochMilli(atMillis));
    }

    void keep(String rule, String key, RateWindow window) {
        store.put(storeKey(rule, key), window);
    }

    void forget(String rule, String key) {
        store.delete(storeKey(rule, key));
    }
}
