// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How far the store has got in each part, for whoever waits for it. Safe for all threads. */
final class Reached {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final Map<Part, Long> positions = new HashMap<>();
    private long moves;

    /** Begins anew at {@code all}. */
    void restart(Map<Part, Long> all) {
        lock.lock();
        try {
            positions.clear();
            positions.putAll(all);
        } finally {
            lock.unlock();
        }
    }

    void move(Map<Part, Long> some) {
        lock.lock();
        try {
            positions.putAll(some);
            moves++;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the store has got on; false if it has not within {@code nanos}. */
    boolean awaitMove(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = moves;
            for (long left = nanos; moves == before && left > 0; ) {
                left = moved.awaitNanos(left);
            }
            return moves != before;
        } finally {
            lock.unlock();
        }
    }

    boolean isAt(Part part, long offset) {
        lock.lock();
        try {
            return positions.getOrDefault(part, -1L) == offset;
        } finally {
            lock.unlock();
        }
    }

    /** How many records of the parts lie before it and behind {@code offsets}. */
    long beyond(Map<Part, Long> offsets, Kind kind) {
        lock.lock();
        try {
            return positions.entrySet().stream()
                    .filter(position -> position.getKey().feed().kind() == kind)
                    .mapToLong(
                            position -> Math.max(0, position.getValue() - offsets.getOrDefault(position.getKey(), 0L)))
                    .sum();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until it has got to {@code ends}; false if it had not within {@code limit}. */
    boolean await(Map<Part, Long> ends, Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (!isBehindNone(ends) && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return isBehindNone(ends);
        } finally {
            lock.unlock();
        }
    }

    private boolean isBehindNone(Map<Part, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }
}
