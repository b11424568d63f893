// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Delivery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deliveries of one rule and limit key that have to do with one another: those in order, and those of which the newest counts. */
record Turns(Queues queues, Supersession supersession) {
    /** An ordered delivery has come; whether it is its turn. */
    boolean arrive(Delivery delivery, long offset) {
        return queues.arrive(delivery, offset);
    }

    /** The queued ones that a new delivery ends. */
    List<Delivery> takeOvertaken(Delivery newest) {
        Delivery.Turn turn = newest.turn();
        return turn != null && turn.ordered() && turn.supersede() ? queues.takeOvertaken(newest) : List.of();
    }

    /** The delivery of an id that waits for its turn, and waits no longer; null where none does. */
    @Nullable
    Delivery take(String placement, String id) {
        return queues.take(placement, id);
    }

    /** The older one that waited for another attempt, and that a delivery which is under way now ends; null for none. */
    @Nullable
    Kept underWay(Delivery delivery, long now) {
        Delivery.Turn turn = delivery.turn();
        return turn != null && turn.supersede() ? supersession.underWay(delivery, turn, now) : null;
    }

    /** Whether a delivery that would have to wait ends, since a newer one has come. */
    boolean isOvertaken(Kept waiting, Delivery delivery, long now) {
        Delivery.Turn turn = delivery.turn();
        return turn != null && turn.supersede() && supersession.isOvertaken(waiting, delivery, turn, now);
    }

    /** The one whose turn it is when a delivery has ended; null for none. */
    @Nullable
    Delivery ended(Delivery delivery) {
        Delivery.Turn turn = delivery.turn();
        return turn != null && turn.ordered() ? queues.ended(delivery) : null;
    }

    void tick() {
        queues.tick();
    }

    void slowTick(long now) {
        supersession.sweep(now);
    }
}
