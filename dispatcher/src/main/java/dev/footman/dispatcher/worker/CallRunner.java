// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.dispatcher.http.Reply;
import dev.footman.dispatcher.lane.Lanes;
import dev.footman.dispatcher.lane.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt at a delivery and reports on it. */
final class CallRunner implements Lanes.Runner {
    private static final Logger log = LoggerFactory.getLogger(CallRunner.class);

    /** How long a delivery stays away that we were too late for. */
    private static final Duration PUT_OFF_FOR = Duration.ofSeconds(2);

    /** A delivery older than this in our hands has been sent to another dispatcher by now: we were asleep. */
    private static final Duration STALE_AFTER = Duration.ofSeconds(9);

    private final AttemptMaker maker;
    private final AttemptLog attempts;
    private final DestinationReports reports;
    private final InHand inHand;
    private final Canceled canceled;
    private final AttemptMeters meters;
    private final Clock clock;

    CallRunner(
            AttemptMaker maker,
            AttemptLog attempts,
            DestinationReports reports,
            InHand inHand,
            Canceled canceled,
            AttemptMeters meters,
            Clock clock) {
        this.maker = maker;
        this.attempts = attempts;
        this.reports = reports;
        this.inHand = inHand;
        this.canceled = canceled;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public boolean run(Work work) {
        if (System.nanoTime() - work.takenNanos() > STALE_AFTER.toNanos()) {
            putOff(work, PUT_OFF_FOR, "the dispatcher was held up and no longer has the delivery's lease");
            return false;
        }
        Delivery delivery = work.delivery();
        Instant at = clock.instant();
        long begun = System.nanoTime();
        if (delivery.isAsked()) { // somebody waits for it, and watches
            attempts.report(
                    work, new Attempt(work.offset(), delivery.attempt(), at, Duration.ZERO, new Outcome.Begun()));
        }
        Reply reply = maker.make(delivery);
        Outcome outcome = reply.outcome();
        boolean isInterrupted = Thread.interrupted();
        Cancellation asked = canceled.of(delivery.id());
        if (asked != null && !isDelivered(outcome)) {
            outcome = new Outcome.Canceled(asked);
        } else if (isInterrupted && !isDelivered(outcome) && !(outcome instanceof Outcome.Ran)) {
            putOff(work, PUT_OFF_FOR, "the dispatcher was stopped before the endpoint answered");
            return false;
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        if (delivery.call() != null) {
            reports.ended(work.destination(), outcome);
        }
        report(work, new Attempt(work.offset(), delivery.attempt(), at, took, outcome, reply.answer()));
        tell(work, outcome, took);
        return outcome instanceof Outcome.TimedOut;
    }

    @Override
    public void putOff(Work work, Duration pause, String reason) {
        report(
                work,
                new Attempt(
                        work.offset(),
                        work.delivery().attempt(),
                        clock.instant(),
                        Duration.ZERO,
                        new Outcome.Postponed(pause, reason)));
        meters.postponed();
    }

    private void report(Work work, Attempt attempt) {
        try {
            attempts.report(work, attempt);
        } finally {
            inHand.release(1);
        }
    }

    private void tell(Work work, Outcome outcome, Duration took) {
        boolean delivered = isDelivered(outcome);
        meters.attempted(delivered ? AttemptMeters.DELIVERED : kind(outcome), took);
        (delivered ? log.atDebug() : log.atWarn())
                .addKeyValue("delivery", work.delivery().id())
                .addKeyValue("event", work.delivery().event())
                .addKeyValue("rule", work.delivery().rule())
                .addKeyValue("destination", work.destination())
                .addKeyValue("attempt", work.delivery().attempt())
                .addKeyValue("outcome", outcome.summary())
                .addKeyValue("tookMillis", took.toMillis())
                .log(said(work.delivery().call() == null, delivered));
    }

    private static String said(boolean isCommand, boolean isDelivered) {
        if (isCommand) {
            return isDelivered ? "command has run" : "command has failed";
        }
        return isDelivered ? "webhook delivered" : "webhook not delivered";
    }

    private static boolean isDelivered(Outcome outcome) {
        return (outcome instanceof Outcome.Answered(int status, var _, var _) && status / 100 == 2)
                || (outcome instanceof Outcome.Ran(var end, var _) && end == Outcome.Ran.End.SUCCEEDED);
    }

    /** The outcome as the topic {@code attempts} calls it. */
    private static String kind(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered _ -> AttemptMeters.ANSWERED;
            case Outcome.TimedOut _ -> AttemptMeters.TIMED_OUT;
            case Outcome.NotConnected _ -> AttemptMeters.NOT_CONNECTED;
            case Outcome.Refused _ -> AttemptMeters.REFUSED;
            case Outcome.Ran _, Outcome.Begun _ -> AttemptMeters.FAILED;
            case Outcome.Canceled _ -> AttemptMeters.CANCELED;
            case Outcome.Postponed _ -> AttemptMeters.POSTPONED;
        };
    }
}
