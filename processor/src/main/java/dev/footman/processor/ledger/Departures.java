// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Entries of a store in whose place something else has been written, which Kafka may not have yet: another entry, or a
 * record. They stay in their store, out of use, until a commit has come between; whoever crashes before that finds them
 * again and does the same once more. Removed at once, they could be gone and what followed them lost.
 */
final class Departures<K> {
    /** Ticks of 200 ms, in the thread that commits every 500 ms: by then a commit has waited for all that was written. */
    private static final int TICKS = 5;

    private final Map<K, Integer> since = new LinkedHashMap<>();
    private int tick;

    void leave(K key) {
        since.remove(key); // the order is that of the leaving
        since.put(key, tick);
    }

    /** The entry is written anew and in use. */
    void stay(K key) {
        since.remove(key);
    }

    boolean isLeaving(K key) {
        return since.containsKey(key);
    }

    /** Has those removed that nothing depends on any more. */
    void tick(Consumer<K> remover) {
        tick++;
        List<K> ripe = new ArrayList<>();
        for (Map.Entry<K, Integer> entry : since.entrySet()) {
            if (tick - entry.getValue() < TICKS) {
                break;
            }
            ripe.add(entry.getKey());
        }
        ripe.forEach(since::remove);
        ripe.forEach(remover);
    }
}
