// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.WindowReturn;
import dev.footman.rules.retry.NextStep;
import dev.footman.rules.retry.RetrySchedule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What follows for a delivery from an attempt at it. Pure: nothing is kept here. */
final class Ledger {
    /** What is to be done about a delivery. */
    sealed interface Entry {
        /** Nothing more is owed. */
        record Delivered() implements Entry {}

        /** The delivery waits until {@code due}. */
        record Waiting(Instant due, Delivery delivery) implements Entry {}

        /** The delivery is given up. */
        record Dead(DeadLetter letter) implements Entry {}
    }

    private final RetrySchedule schedule;

    Ledger(RetrySchedule schedule) {
        this.schedule = schedule;
    }

    /** Whether {@code attempt} settles its delivery for good, without a look at the delivery itself. */
    boolean isDelivered(String id, Attempt attempt) {
        return schedule.after(attempt.outcome(), id, attempt.number()) instanceof NextStep.Done;
    }

    Entry after(Delivery delivery, Attempt attempt, Instant now) {
        return switch (schedule.orOwn(delivery.retry()).after(attempt.outcome(), delivery.id(), attempt.number())) {
            case NextStep.Done() -> new Entry.Delivered();
            case NextStep.RetryIn(var delay) ->
                new Entry.Waiting(now.plus(delay), remembering(delivery, attempt, delivery.attempt() + 1));
            case NextStep.AgainIn(var delay) -> new Entry.Waiting(now.plus(delay), delivery);
            case NextStep.GiveUp(String reason) ->
                new Entry.Dead(new DeadLetter(remembering(delivery, attempt, delivery.attempt()), now, reason));
        };
    }

    /** What a dead delivery gives back, if its event opened a window. */
    static List<WindowReturn> windowGivenBack(Delivery delivery) {
        Delivery.Window window = delivery.window();
        return window == null
                ? List.of()
                : List.of(new WindowReturn(delivery.rule(), window.key(), delivery.event(), window.partition()));
    }

    private static Delivery remembering(Delivery delivery, Attempt attempt, int next) {
        List<Delivery.Past> history = new ArrayList<>(delivery.history());
        history.add(new Delivery.Past(
                attempt.at(), attempt.took(), attempt.outcome().summary()));
        return delivery.due(next, history);
    }
}
