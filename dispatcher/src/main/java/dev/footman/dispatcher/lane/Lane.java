// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries to one destination that are under way or wait for their turn. Decides only; {@link Lanes} calls it for
 * one destination at a time and does what it says.
 *
 * <p>How many may wait depends on how fast the destination has lately been: about two seconds' worth, so that a burst to
 * a fast endpoint is taken in and a hanging endpoint holds next to nothing.
 */
final class Lane {
    private static final long SECOND = 1_000_000_000L;

    /** Waiting allowed before the destination's speed is known. */
    private static final int UNKNOWN_SPEED = 500;

    private static final long SHORTEST_PAUSE_SECONDS = 2;
    private static final long LONGEST_PAUSE_SECONDS = 20;

    /** At once to a destination whose last call was not answered in time: enough to see that it has recovered. */
    private static final int SLOW_CONCURRENCY = 2;

    private final int concurrency;
    private final long openedNanos;
    private final Deque<Work> queue = new ArrayDeque<>();
    private int running;
    private long second;
    private int doneThisSecond;
    private int doneLastSecond;
    private int refusedThisSecond;
    private int refusedLastSecond;
    private long nextStartNanos;

    /** What becomes of an offered delivery. */
    enum Offer {
        START,
        WAIT,
        FULL,
        /** Nothing is sent to the destination. */
        HELD
    }

    Lane(int concurrency, long nowNanos) {
        this.concurrency = concurrency;
        this.openedNanos = nowNanos;
        this.nextStartNanos = nowNanos;
    }

    /**
     * Takes a delivery, or not.
     *
     * @param isSlow whether the destination's last call was not answered in time
     */
    Offer offer(Work work, long nowNanos, Admission admission, boolean isSlow) {
        if (admission.isHeld()) {
            return Offer.HELD;
        }
        if (running < Math.min(atOnce(isSlow), admission.concurrency())) {
            running++;
            return Offer.START;
        }
        if (queue.size() >= room(nowNanos)) {
            refusedThisSecond++;
            return Offer.FULL;
        }
        queue.add(work);
        return Offer.WAIT;
    }

    /**
     * For how long one that found the lane full should stay away: two seconds, and the longer the more of them there are for
     * each call that ends, so that what waits for a hanging endpoint does not come back again and again.
     */
    Duration pause() {
        int refused = Math.max(refusedLastSecond, refusedThisSecond);
        int done = Math.max(doneLastSecond, doneThisSecond);
        long seconds = Math.clamp(2L * refused / Math.max(1, done), SHORTEST_PAUSE_SECONDS, LONGEST_PAUSE_SECONDS);
        return Duration.ofSeconds(seconds);
    }

    /** How long a call that is to begin now has to wait, so that no more begin than the destination bears. */
    long nanosToStart(long nowNanos, Admission admission) {
        if (admission.ratePerSecond() <= 0) {
            return 0;
        }
        long wait = Math.max(0, nextStartNanos - nowNanos); // of differences: nanoTime wraps
        nextStartNanos = nowNanos + wait + Math.round(SECOND / admission.ratePerSecond());
        return wait;
    }

    int running() {
        return running;
    }

    int waiting() {
        return queue.size();
    }

    /** Notes that a call has ended. */
    void ended(long nowNanos) {
        roll(nowNanos);
        doneThisSecond++;
    }

    /** Removes those that have waited for longer than {@code limitNanos}. */
    List<Work> takeStale(long nowNanos, long limitNanos) {
        List<Work> stale = new ArrayList<>();
        while (!queue.isEmpty() && nowNanos - queue.peek().takenNanos() > limitNanos) {
            stale.add(queue.remove());
        }
        return stale;
    }

    /**
     * The next one to run in the place of one that has ended; null where none waits, or fewer are to run from now on, and
     * the place is free then.
     *
     * @param isSlow whether the destination's last call was not answered in time
     */
    @Nullable
    Work next(boolean isSlow) {
        Work next = running > atOnce(isSlow) ? null : queue.poll();
        if (next == null) {
            running--;
        }
        return next;
    }

    private int atOnce(boolean isSlow) {
        return isSlow ? Math.min(SLOW_CONCURRENCY, concurrency) : concurrency;
    }

    /** Removes those that wait and are {@code wanted}. */
    List<Work> takeWaiting(Predicate<Work> wanted) {
        List<Work> waiting = queue.stream().filter(wanted).toList();
        queue.removeIf(wanted);
        return waiting;
    }

    boolean isIdle() {
        return running == 0 && queue.isEmpty();
    }

    private int room(long nowNanos) {
        if (nowNanos - openedNanos < SECOND) {
            return UNKNOWN_SPEED;
        }
        roll(nowNanos);
        return Math.max(2 * concurrency, 2 * Math.max(doneLastSecond, doneThisSecond));
    }

    private void roll(long nowNanos) {
        long now = (nowNanos - openedNanos) / SECOND;
        if (now != second) {
            doneLastSecond = now == second + 1 ? doneThisSecond : 0;
            doneThisSecond = 0;
            refusedLastSecond = now == second + 1 ? refusedThisSecond : 0;
            refusedThisSecond = 0;
            second = now;
        }
    }
}
