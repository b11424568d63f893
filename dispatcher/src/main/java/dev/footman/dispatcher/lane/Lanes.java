// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import dev.footman.contract.destination.Destination;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lane for every destination that has deliveries in hand. Calls run on virtual threads, so many at once for one
 * destination and so many for all. What a lane has no room for, or what has waited too long in one, is put off.
 */
public final class Lanes implements AutoCloseable {
    /** How long a delivery may wait in its lane: with one attempt's time behind it, it stays well within its lease. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** How long one stays away that is given back for another reason than that there are too many. */
    private static final Duration SHORT_PAUSE = Duration.ofSeconds(2);

    private static final Duration END_WITHIN = Duration.ofSeconds(3);
    private static final Duration CUT_OFF_WITHIN = Duration.ofSeconds(1);
    private static final String STOPPING = "the dispatcher is stopping";
    private static final Logger log = LoggerFactory.getLogger(Lanes.class);

    /** What is done with deliveries. */
    public interface Runner {
        /** Makes the attempt and reports on it; whether the destination had not answered by the end of its time. */
        boolean run(Work work);

        /** Gives the delivery back unattempted, to come again after {@code pause}. */
        void putOff(Work work, Duration pause, String reason);
    }

    private final ConcurrentHashMap<Destination, Lane> lanes = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 0).factory());
    private final SlowDestinations slow = new SlowDestinations();
    private final Slots slots;
    private final int perDestination;
    private final Admissions admissions;
    private final Runner runner;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean isClosing;

    /**
     * @param concurrency    calls at once
     * @param perDestination calls at once to one destination
     */
    public Lanes(int concurrency, int perDestination, Admissions admissions, Runner runner) {
        this.slots = new Slots(concurrency);
        this.perDestination = perDestination;
        this.admissions = admissions;
        this.runner = runner;
    }

    /** Takes a delivery in hand; it will be run or put off. Never waits. */
    public void take(Work work) {
        Admission admission = admissionOf(work);
        AtomicReference<Lane.Offer> answer = new AtomicReference<>(Lane.Offer.FULL);
        lanes.compute(work.destination(), (destination, lane) -> {
            if (isClosing) {
                return lane;
            }
            long now = System.nanoTime();
            Lane open = lane == null ? new Lane(perDestination, now) : lane;
            answer.set(open.offer(work, now, admission, slow.has(destination)));
            return open.isIdle() ? null : open;
        });
        switch (answer.get()) {
            case START -> start(work);
            case WAIT -> {}
            case HELD -> putOff(work, SHORT_PAUSE, admission.reason());
            case FULL -> putOff(work, pause(work), isClosing ? STOPPING : "the lane of its destination is full");
        }
    }

    private void start(Work work) {
        try {
            threads.execute(() -> runAll(work));
        } catch (RejectedExecutionException e) { // closed in this moment
            putOff(work, SHORT_PAUSE, STOPPING);
            nextAfter(work);
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
        boolean isDoubtful = work.delivery().attempt() > 1 || slow.has(work.destination());
        try {
            if (!isTimeFor(work)) {
                putOff(work, pause(work), "its destination takes no more in a second");
                return;
            }
            slots.acquire(isDoubtful);
        } catch (InterruptedException e) {
            putOff(work, SHORT_PAUSE, STOPPING);
            Thread.currentThread().interrupt();
            return;
        }
        try {
            if (isClosing) {
                runner.putOff(work, SHORT_PAUSE, STOPPING);
            } else {
                slow.ended(work.destination(), runner.run(work));
            }
        } catch (RuntimeException | Error e) {
            tell(work, e);
        } finally {
            slots.release(isDoubtful);
        }
    }

    /** Waits until the destination takes another call; false where that is too long for one that is in hand. */
    private boolean isTimeFor(Work work) throws InterruptedException {
        Admission admission = admissionOf(work);
        AtomicLong wait = new AtomicLong();
        lanes.computeIfPresent(work.destination(), (destination, lane) -> {
            wait.set(lane.nanosToStart(System.nanoTime(), admission));
            return lane;
        });
        if (wait.get() > LONGEST_WAIT.toNanos()) {
            return false;
        }
        return !closing.await(wait.get(), TimeUnit.NANOSECONDS);
    }

    private Admission admissionOf(Work work) {
        return admissions.of(work.destination(), work.delivery().isAsked());
    }

    private @Nullable Work nextAfter(Work ended) {
        Admission ofOwed = admissions.of(ended.destination(), false);
        Admission ofAsked = ofOwed.isHeld() ? admissions.of(ended.destination(), true) : ofOwed;
        List<Work> held = new ArrayList<>();
        List<Work> stale = new ArrayList<>();
        AtomicReference<@Nullable Work> next = new AtomicReference<>();
        lanes.computeIfPresent(ended.destination(), (destination, lane) -> {
            long now = System.nanoTime();
            lane.ended(now);
            if (ofOwed.isHeld()) {
                held.addAll(lane.takeWaiting(
                        work -> ofAsked.isHeld() || !work.delivery().isAsked()));
            }
            stale.addAll(lane.takeStale(now, LONGEST_WAIT.toNanos()));
            next.set(lane.next(slow.has(destination)));
            return lane.isIdle() ? null : lane;
        });
        held.forEach(work -> putOff(work, pause(work), ofOwed.reason()));
        stale.forEach(work -> putOff(work, pause(work), "its destination is slow and its lane does not move"));
        return next.get();
    }

    /** How long one that finds no room in its lane should stay away. */
    private Duration pause(Work work) {
        AtomicReference<Duration> pause = new AtomicReference<>(SHORT_PAUSE);
        lanes.computeIfPresent(work.destination(), (destination, lane) -> {
            pause.set(lane.pause());
            return lane;
        });
        return pause.get();
    }

    private void putOff(Work work, Duration pause, String reason) {
        try {
            runner.putOff(work, pause, reason);
        } catch (RuntimeException | Error e) {
            tell(work, e);
        }
    }

    private static void tell(Work work, Throwable failure) {
        log.atError()
                .addKeyValue("delivery", work.delivery().id())
                .setCause(failure)
                .log("a delivery could not be handled; its lease brings it back");
    }

    /** What there is in hand for one destination. */
    public record Load(int running, int waiting) {}

    /** What there is in hand, for each destination that there is something for. */
    public Map<Destination, Load> loads() {
        Map<Destination, Load> loads = new HashMap<>();
        for (Destination one : lanes.keySet()) {
            lanes.computeIfPresent(one, (destination, lane) -> {
                loads.put(destination, new Load(lane.running(), lane.waiting()));
                return lane;
            });
        }
        return loads;
    }

    /** Destinations that have deliveries in hand. */
    int count() {
        return lanes.size();
    }

    boolean isClosing() {
        return isClosing;
    }

    /** Gives back what waits, lets what runs end for a while, then cuts it off. What is taken from now on is put off. */
    @Override
    public void close() {
        isClosing = true;
        closing.countDown();
        for (Destination destination : lanes.keySet()) {
            List<Work> waiting = new ArrayList<>();
            lanes.computeIfPresent(destination, (key, lane) -> {
                waiting.addAll(lane.takeWaiting(_ -> true));
                return lane;
            });
            waiting.forEach(work -> putOff(work, SHORT_PAUSE, STOPPING));
        }
        threads.shutdown();
        try {
            if (!threads.awaitTermination(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
                boolean ended = threads.awaitTermination(CUT_OFF_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
                log.atDebug().addKeyValue("ended", ended).log("calls were cut off");
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
