// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/** What was settled when. Safe for all threads; its times are any clock's that does not jump, in nanoseconds. */
final class SettledHistory {
    private record Sample(long atNanos, Map<Integer, Long> settled) {}

    private final long rememberedNanos;
    private final Deque<Sample> samples = new ArrayDeque<>(); // oldest first

    SettledHistory(Duration remembered) {
        this.rememberedNanos = remembered.toNanos();
    }

    synchronized void note(long atNanos, Map<Integer, Long> settled) {
        samples.addLast(new Sample(atNanos, Map.copyOf(settled)));
        while (atNanos - samples.getFirst().atNanos > rememberedNanos) {
            samples.removeFirst();
        }
    }

    /** The offset up to which {@code partition} was settled at {@code atNanos}, as far as was known then; 0 if nothing was. */
    synchronized long at(int partition, long atNanos) {
        Iterator<Sample> newestFirst = samples.descendingIterator();
        while (newestFirst.hasNext()) {
            Sample sample = newestFirst.next();
            if (sample.atNanos - atNanos <= 0) {
                return sample.settled.getOrDefault(partition, 0L);
            }
        }
        return 0;
    }
}
