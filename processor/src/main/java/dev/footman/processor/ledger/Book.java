// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.topic.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deliveries of one partition that are neither delivered nor dead, and what is done about them. What follows from an
 * attempt, {@link Ledger} decides.
 *
 * <p>A lease is kept under the offset of its delivery, which the dispatcher gives back with its report: a delivery that
 * arrives at once costs no look into it.
 */
final class Book {
    private static final Logger log = LoggerFactory.getLogger(Book.class);

    private final JsonSerde<Delivery> deliveries;
    private final JsonSerde<Cancellation> cancellations;
    private final Ledger ledger;
    private final Leases leases;
    private final Pending pending;
    private final Turns turns;
    private final LedgerOutput output;
    private final LedgerCounters counters;
    private final EarlyReports early;
    private final Endings endings;

    Book(
            JsonSerde<Delivery> deliveries,
            JsonSerde<Cancellation> cancellations,
            Ledger ledger,
            Leases leases,
            Pending pending,
            Turns turns,
            LedgerOutput output,
            LedgerCounters counters) {
        this.deliveries = deliveries;
        this.cancellations = cancellations;
        this.ledger = ledger;
        this.leases = leases;
        this.pending = pending;
        this.turns = turns;
        this.output = output;
        this.counters = counters;
        this.early = new EarlyReports(counters.late());
        this.endings = new Endings(deliveries, turns, output, counters);
    }

    /** A delivery is in {@code deliveries}, and some dispatcher will have it. */
    void lease(String id, byte[] delivery, long offset, long now, long length) {
        if (TurnMark.isIn(delivery)) {
            endOvertaken(deliveries.read(delivery), now);
        }
        Attempt attempt = early.take(id, offset);
        if (attempt == null) {
            leases.put(offset, new Lease(now + length, false, null, id, Bytes.wrap(delivery)));
            output.state(id, States.scheduled(delivery, offset, Instant.ofEpochMilli(now)));
        } else {
            conclude(id, delivery, attempt, now);
        }
    }

    private void endOvertaken(Delivery delivery, long now) {
        Kept overtaken = turns.underWay(delivery, now);
        if (overtaken != null) {
            endings.superseded(deliveries.read(overtaken.delivery().get()), delivery.id(), now);
        }
    }

    /** A dispatcher has reported. */
    void settle(String id, Attempt attempt, long now) {
        Lease held = leases.get(attempt.offset());
        if (held == null || !held.id().equals(id)) {
            early.keep(id, attempt);
            return;
        }
        boolean isToEnd = held.canceled() != null;
        if (attempt.outcome() instanceof Outcome.Begun) {
            if (!isToEnd) {
                output.state(id, States.running(held.delivery().get(), attempt, Instant.ofEpochMilli(now)));
            }
            return;
        }
        leases.leave(attempt.offset());
        if (isToEnd && !ledger.isDelivered(id, attempt)) {
            end(held, attempt, now);
        } else {
            conclude(id, held.delivery().get(), attempt, now);
        }
    }

    /** Somebody wants an execution to end. Where it is not found as it was seen, it has gone on, and shows that. */
    void cancel(String id, Cancellation asked, long now) {
        Cancellation.Seen seen = asked.seen();
        if (seen.due() != null) {
            Kept kept = pending.take(seen.destination(), new DueKey(seen.due().toEpochMilli(), id));
            if (kept != null) {
                endings.canceled(id, kept.delivery().get(), asked, null, now);
            }
            return;
        }
        if (seen.offset() != null) {
            Lease lease = leases.get(seen.offset());
            if (lease != null && lease.id().equals(id)) {
                leases.put(seen.offset(), lease.canceled(Bytes.wrap(cancellations.write(asked))));
                output.state(id, States.canceling(lease.delivery().get(), seen.offset(), Instant.ofEpochMilli(now)));
            }
            return;
        }
        Delivery queued = turns.take(seen.placement(), id);
        if (queued != null) {
            endings.canceled(id, deliveries.write(queued), asked, null, now);
        }
    }

    private void end(Lease lease, @Nullable Attempt attempt, long now) {
        Bytes asked = Objects.requireNonNull(lease.canceled());
        endings.canceled(lease.id(), lease.delivery().get(), cancellations.read(asked.get()), attempt, now);
    }

    /** Does what follows from an attempt. */
    private void conclude(String id, byte[] json, Attempt attempt, long now) {
        Instant at = Instant.ofEpochMilli(now);
        boolean isDelivered = ledger.isDelivered(id, attempt);
        if (isDelivered) {
            counters.delivered().increment();
            output.end(id, States.succeeded(json, attempt, at));
            if (attempt.outcome() instanceof Outcome.Ran) {
                output.bringAbout(deliveries.read(json));
            }
            if (!TurnMark.isIn(json)) {
                return;
            }
        }
        Delivery delivery = deliveries.read(json);
        if (attempt.outcome() instanceof Outcome.Canceled(Cancellation asked)) { // the dispatcher has heard of it first
            endings.canceled(id, json, asked, attempt, now);
            return;
        }
        switch (ledger.after(delivery, attempt, at)) {
            case Ledger.Entry.Delivered() -> endings.delivered(delivery);
            case Ledger.Entry.Waiting(Instant due, Delivery next) -> {
                if (wait(due, next, attempt, now)) {
                    String reason = attempt.outcome().summary();
                    output.state(id, States.delayed(json, due, reason, attempt, at));
                }
            }
            case Ledger.Entry.Dead(DeadLetter letter) -> {
                output.end(id, States.dead(json, letter.reason(), attempt, at));
                if (!delivery.isAsked()) { // whoever asked has the answer, and asks again or not
                    endings.dead(letter);
                }
            }
        }
    }

    /** Has a delivery wait, unless a newer one has come, for whose sake it ends; whether it waits. */
    private boolean wait(Instant due, Delivery delivery, Attempt attempt, long now) {
        Kept kept = kept(due, delivery);
        if (turns.isOvertaken(kept, delivery, now)) {
            endings.superseded(delivery, "", now);
            return false;
        }
        counters.retries().increment();
        pending.put(kept);
        boolean isPutOff = attempt.outcome() instanceof Outcome.Postponed; // not made: nothing that anybody has to know
        (isPutOff ? log.atDebug() : log.atInfo())
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("event", delivery.event())
                .addKeyValue("rule", delivery.rule())
                .addKeyValue("outcome", attempt.outcome().summary())
                .addKeyValue("due", due)
                .log("delivery waits for its next attempt");
        return true;
    }

    private Kept kept(Instant due, Delivery delivery) {
        return new Kept(
                new DueKey(due.toEpochMilli(), delivery.id()),
                Destination.nameOf(delivery.url()),
                Bytes.wrap(deliveries.write(delivery)));
    }

    /** A delivery is to be made in its time, or in its turn. */
    void schedule(ScheduledDelivery scheduled, long offset, long now) {
        Delivery delivery = scheduled.delivery();
        Instant at = Instant.ofEpochMilli(now);
        if (scheduled.due() != null) {
            if (scheduled.due().isAfter(at)) {
                Kept kept = kept(scheduled.due(), delivery);
                pending.put(kept);
                output.state(delivery.id(), States.delayed(kept.delivery().get(), scheduled.due(), null, null, at));
            } else {
                output.send(delivery);
            }
            if (!delivery.history().isEmpty()) {
                output.exhume(delivery.id());
            }
            return;
        }
        if (turns.arrive(delivery, offset)) {
            output.send(delivery);
        } else {
            String reason = "those before it, of its rule and key, are not delivered yet";
            output.state(delivery.id(), States.delayed(deliveries.write(delivery), null, reason, null, at));
        }
        turns.takeOvertaken(delivery).forEach(overtaken -> endings.superseded(overtaken, delivery.id(), now));
        endOvertaken(delivery, now);
    }

    /** Sends what is due. */
    void sendDue(long now) {
        pending.tick();
        turns.tick();
        pending.takeDue(now)
                .forEach(due -> output.send(due.key().id(), due.delivery().get()));
    }

    /**
     * Sends those again on which no dispatcher has reported in time.
     *
     * @param settledUpTo deliveries from this offset on may still wait for a dispatcher
     */
    void sendUnreported(long now, long settledUpTo, Duration lease) {
        leases.tick();
        leases.takeExpired(now, settledUpTo, json -> millisLonger(json, lease), expired -> {
            counters.expired().increment();
            if (expired.canceled() != null) {
                end(expired, null, now);
                return;
            }
            log.atInfo()
                    .addKeyValue("delivery", expired.id())
                    .log("lease ran out without a report; delivery is sent again");
            output.send(expired.id(), expired.delivery().get());
        });
    }

    /** A call that may take longer than the dispatcher's own limit needs a longer lease. */
    private long millisLonger(byte[] json, Duration lease) {
        try {
            Duration timeout = deliveries.read(json).timeout();
            return timeout == null
                    ? 0
                    : timeout.plus(KeepLedger.BESIDES_THE_ATTEMPT).minus(lease).toMillis();
        } catch (SerializationException e) { // somebody else's record; whoever takes it will say so
            return 0;
        }
    }

    /** Tells what has changed, and removes what is of no more use. */
    void slowTick(long now) {
        pending.tellOwed(output::report);
        turns.slowTick(now);
    }
}
