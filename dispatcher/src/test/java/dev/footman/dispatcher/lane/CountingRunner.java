// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.destination.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Counts what lanes ask for, and holds or fails the calls that it is told to. */
final class CountingRunner implements Lanes.Runner {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    final List<String> ran = new CopyOnWriteArrayList<>();
    final Map<String, String> putOff = new ConcurrentHashMap<>();
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger interrupted = new AtomicInteger();
    private final Map<Destination, AtomicInteger> running = new ConcurrentHashMap<>();
    private final AtomicInteger runningInAll = new AtomicInteger();
    private final AtomicInteger mostInAll = new AtomicInteger();
    private final AtomicInteger mostToOne = new AtomicInteger();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final Set<String> timingOut = ConcurrentHashMap.newKeySet();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    /** Calls to this host wait until it is let go. */
    void hold(String host) {
        held.put(host, new CountDownLatch(1));
    }

    void letGo(String host) {
        CountDownLatch latch = held.remove(host);
        assertThat(latch).isNotNull().satisfies(CountDownLatch::countDown);
    }

    /** Both {@link #run} and {@link #putOff} of the delivery with this id throw. */
    void failOn(String id) {
        failing.add(id);
    }

    /** Calls to this host end unanswered, when their time is over. */
    void timeOut(String host) {
        timingOut.add(host);
    }

    /** Calls to this host are answered. */
    void answer(String host) {
        timingOut.remove(host);
    }

    int running() {
        return runningInAll.get();
    }

    int mostInAll() {
        return mostInAll.get();
    }

    int mostToOne() {
        return mostToOne.get();
    }

    @Override
    @SuppressWarnings("InterruptedExceptionSwallowed") // as a call does, whose runner tells of it
    public boolean run(Work work) {
        asked.incrementAndGet();
        AtomicInteger toOne = running.computeIfAbsent(work.destination(), any -> new AtomicInteger());
        mostToOne.accumulateAndGet(toOne.incrementAndGet(), Math::max);
        mostInAll.accumulateAndGet(runningInAll.incrementAndGet(), Math::max);
        try {
            CountDownLatch latch = held.get(work.destination().host());
            if (latch != null) {
                latch.await();
            }
            LockSupport.parkNanos(1); // so that calls overlap
            failIfTold(work);
            ran.add(work.delivery().id());
            return timingOut.contains(work.destination().host());
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
            return false;
        } finally {
            toOne.decrementAndGet();
            runningInAll.decrementAndGet();
        }
    }

    @Override
    public void putOff(Work work, Duration pause, String reason) {
        asked.incrementAndGet();
        failIfTold(work);
        putOff.put(work.delivery().id(), reason);
    }

    private void failIfTold(Work work) {
        if (failing.contains(work.delivery().id())) {
            throw new IllegalStateException("told to fail");
        }
    }

    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
