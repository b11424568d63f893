// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import dev.footman.ingest.warning.OncePerMinute;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what was spilled to the log, oldest first, one batch after the other. */
final class Drain implements Runnable {
    /** So many records of a spill are unanswered at once. */
    static final int BATCH = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Drain.class);
    private static final long FORCE_EVERY_NANOS = 200_000_000;

    private final Supplier<@Nullable Spill> next;
    private final EventSend way;
    private final OverflowCounters counters;
    private final Backoff backoff;
    private final Clock clock;
    private final OncePerMinute<String> warnings = new OncePerMinute<>(2);
    private int failures;
    private boolean signalled;
    private boolean stopping;
    private long stopAt;

    /**
     * Drains what {@code next} says.
     *
     * @param next the spill that is due, or null while none is
     */
    Drain(Supplier<@Nullable Spill> next, EventSend way, OverflowCounters counters, Backoff backoff, Clock clock) {
        this.next = next;
        this.way = way;
        this.counters = counters;
        this.backoff = backoff;
        this.clock = clock;
    }

    /** Says that {@code next} may have an answer now. */
    synchronized void signal() {
        signalled = true;
        notifyAll();
    }

    /** Begins nothing new, and gives what is under way {@code bound} to be answered. */
    synchronized void stop(Duration bound) {
        stopping = true;
        stopAt = System.nanoTime() + bound.toNanos();
        notifyAll();
    }

    @Override
    public void run() {
        try {
            while (!isStopping()) {
                Spill due = next.get();
                if (due == null) {
                    awaitSignal();
                } else {
                    drain(due);
                }
            }
        } catch (InterruptedException e) {
            log.atDebug().log("the drainer was interrupted and ends");
        }
    }

    private void drain(Spill spill) throws InterruptedException {
        try {
            List<SpilledRecord> records = spill.peek(BATCH);
            DrainBatch batch = new DrainBatch(records);
            while (batch.done() < records.size() && !isStopping()) {
                attempt(batch, spill);
            }
            counters.unsendable.add(batch.unsendable());
            spill.confirm(batch.done());
            tellWhenDone(spill);
        } catch (IOException | RuntimeException e) {
            pauseAfter(e, spill);
        }
    }

    private void tellWhenDone(Spill spill) {
        if (spill.records() == 0 && warnings.allows("done", clock.millis())) {
            log.atInfo().addKeyValue("spill", spill).log("the log has all spilled events");
        }
    }

    private void attempt(DrainBatch batch, Spill spill) throws InterruptedException {
        batch.send(way);
        while (!batch.awaitAnswers(patience())) {
            spill.forceIfDue();
            if (isOver()) {
                return;
            }
        }
        Exception failure = batch.failure();
        if (failure == null) {
            failures = 0;
        } else {
            pauseAfter(failure, spill);
        }
    }

    private void pauseAfter(Exception failure, Spill spill) throws InterruptedException {
        failures++;
        if (warnings.allows("log", clock.millis())) {
            log.atWarn()
                    .setCause(failure)
                    .addKeyValue("spilled", spill.records())
                    .log("the log does not take spilled events yet");
        }
        spill.forceIfDue();
        pause(backoff.after(failures).toNanos());
    }

    private synchronized void pause(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!stopping && end - System.nanoTime() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, end - System.nanoTime()));
        }
    }

    private synchronized void awaitSignal() throws InterruptedException {
        while (!signalled && !stopping) {
            wait();
        }
        signalled = false;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized boolean isOver() {
        return stopping && System.nanoTime() - stopAt >= 0;
    }

    private synchronized long patience() {
        return stopping ? Math.clamp(stopAt - System.nanoTime(), 0, FORCE_EVERY_NANOS) : FORCE_EVERY_NANOS;
    }
}
