// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.qlik.QlikEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of events that are looked up one after the other. None waits longer than five seconds since it came in, and where
 * many wait, nothing is asked until they are fewer; what is known already is used all the same.
 */
final class Shard implements Runnable {
    static final Duration LATE = Duration.ofSeconds(5);

    /** So many are far more than are looked up before they are late. */
    static final int BACKLOG = 250;

    private static final Logger log = LoggerFactory.getLogger(Shard.class);
    private static final long LOOK_AGAIN_MILLIS = 100;

    /** Above the backlog nobody is waited for, so that a full line is one whose events the log does not take. */
    private final BlockingQueue<Step> line = new ArrayBlockingQueue<>(2 * BACKLOG);

    private final Enrichment enrichment;
    private final Clock clock;
    private volatile @Nullable Patience current;
    private volatile boolean finishing;

    private sealed interface Step {
        record LookUp(QlikEvent event, long takenAt, Consumer<QlikEvent> next) implements Step {}

        record End() implements Step {}
    }

    Shard(Enrichment enrichment, Clock clock) {
        this.enrichment = enrichment;
        this.clock = clock;
    }

    void submit(QlikEvent event, long takenAt, Consumer<QlikEvent> next) {
        put(new Step.LookUp(event, takenAt, next));
        if (line.size() >= BACKLOG) {
            goOn(Skip.BACKLOG);
        }
    }

    /** Lets all that is in the line go on without asking, and ends behind it. */
    void finish() {
        finishing = true;
        goOn(Skip.LATE);
        put(new Step.End());
    }

    private void goOn(Skip reason) {
        Patience waiting = current;
        if (waiting != null) {
            waiting.end(reason);
        }
    }

    /** Waits while the line is full, whoever interrupts: an event that is not put in is lost. */
    private void put(Step step) {
        boolean interrupted = false;
        while (true) {
            try {
                if (line.offer(step, LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
                goOn(Skip.BACKLOG);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        try {
            while (line.take() instanceof Step.LookUp(var event, long takenAt, var next)) {
                pass(event, takenAt, next);
            }
        } catch (InterruptedException e) { // nobody interrupts it
            Thread.currentThread().interrupt();
        }
    }

    private void pass(QlikEvent event, long takenAt, Consumer<QlikEvent> next) {
        Patience patience = new Patience(takenAt + LATE.toMillis(), clock);
        current = patience;
        if (finishing) { // looked at after the patience can be seen, so that one of the two ends it
            patience.end(Skip.LATE);
        }
        if (line.size() >= BACKLOG) {
            patience.end(Skip.BACKLOG);
        }
        try {
            next.accept(lookedUp(event, patience));
        } catch (RuntimeException | Error e) {
            log.atError().setCause(e).log("an event could not go on after it was looked up; it is lost");
        }
    }

    private QlikEvent lookedUp(QlikEvent event, Patience patience) {
        try {
            return enrichment.of(event, patience);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("an event could not be looked up; it goes on as it is");
            return event;
        }
    }
}
