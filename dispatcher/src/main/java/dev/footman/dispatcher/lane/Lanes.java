// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import dev.footman.dispatcher.http.Destination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A lane for every destination that has deliveries in hand. Calls run on virtual threads, so many at once for one
 * destination and so many for all. What a lane has no room for, or what has waited too long in one, is put off.
 */
public final class Lanes implements AutoCloseable {
    /** How long a delivery may wait in its lane: with one attempt's time behind it, it stays well within its lease. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

    /** What is done with deliveries. */
    public interface Runner {
        /** Makes the attempt and reports on it. */
        void run(Work work);

        /** Gives the delivery back unattempted. */
        void putOff(Work work, String reason);
    }

    private final ConcurrentHashMap<Destination, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 0).factory());
    private final Semaphore slots;
    private final int perDestination;
    private final Runner runner;

    /**
     * @param concurrency    calls at once
     * @param perDestination calls at once to one destination
     */
    public Lanes(int concurrency, int perDestination, Runner runner) {
        this.slots = new Semaphore(concurrency);
        this.perDestination = perDestination;
        this.runner = runner;
    }

    /** Takes a delivery in hand; it will be run or put off. Never waits. */
    public void take(Work work) {
        AtomicReference<Lane.Offer> answer = new AtomicReference<>(Lane.Offer.FULL);
        lanes.compute(work.destination(), (destination, lane) -> {
            long now = System.nanoTime();
            Lane open = lane == null ? new Lane(perDestination, now) : lane;
            answer.set(open.offer(work, now));
            return open;
        });
        switch (answer.get()) {
            case START -> threads.execute(() -> runAll(work));
            case WAIT -> {}
            case FULL -> runner.putOff(work, "the lane of its destination is full");
        }
    }

    private void runAll(Work first) {
        Work work = first;
        while (work != null) {
            run(work);
            work = nextAfter(work);
        }
    }

    private void run(Work work) {
        boolean hasSlot = false;
        try {
            slots.acquire();
            hasSlot = true;
            runner.run(work);
        } catch (InterruptedException e) {
            runner.putOff(work, "the dispatcher is stopping");
            Thread.currentThread().interrupt();
        } finally {
            if (hasSlot) {
                slots.release();
            }
        }
    }

    private @Nullable Work nextAfter(Work ended) {
        List<Work> stale = new ArrayList<>();
        AtomicReference<@Nullable Work> next = new AtomicReference<>();
        lanes.computeIfPresent(ended.destination(), (destination, lane) -> {
            long now = System.nanoTime();
            lane.ended(now);
            stale.addAll(lane.takeStale(now, LONGEST_WAIT.toNanos()));
            next.set(lane.next());
            return lane.isIdle() ? null : lane;
        });
        stale.forEach(work -> runner.putOff(work, "its destination is slow and its lane does not move"));
        return next.get();
    }

    /** Gives back what waits, lets what runs end for a while, then cuts it off. */
    @Override
    public void close() {
        for (Destination destination : lanes.keySet()) {
            List<Work> waiting = new ArrayList<>();
            lanes.computeIfPresent(destination, (key, lane) -> {
                waiting.addAll(lane.takeWaiting());
                return lane;
            });
            waiting.forEach(work -> runner.putOff(work, "the dispatcher is stopping"));
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
