// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.topic.JsonSerde;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How deliveries end that are kept no longer: what is told of it, and what is sent in their turn. */
final class Endings {
    private static final Logger log = LoggerFactory.getLogger(Endings.class);

    private final JsonSerde<Delivery> deliveries;
    private final Turns turns;
    private final LedgerOutput output;
    private final LedgerCounters counters;

    Endings(JsonSerde<Delivery> deliveries, Turns turns, LedgerOutput output, LedgerCounters counters) {
        this.deliveries = deliveries;
        this.turns = turns;
        this.output = output;
        this.counters = counters;
    }

    /** It went well. */
    void delivered(Delivery delivery) {
        sendNextAfter(delivery);
    }

    /** Somebody wanted it; {@code attempt} is what came of it up to then. */
    void canceled(String id, byte[] json, Cancellation asked, @Nullable Attempt attempt, long now) {
        counters.canceled().increment();
        output.end(id, States.canceled(json, asked, attempt, Instant.ofEpochMilli(now)));
        log.atInfo()
                .addKeyValue("delivery", id)
                .addKeyValue("user", asked.user())
                .log("execution was ended");
        if (TurnMark.isIn(json)) {
            sendNextAfter(deliveries.read(json));
        }
    }

    /** It is given up. */
    void dead(DeadLetter letter) {
        counters.dead().increment();
        output.bury(letter);
        Delivery delivery = letter.delivery();
        log.atWarn()
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("event", delivery.event())
                .addKeyValue("rule", delivery.rule())
                .addKeyValue("attempts", delivery.history().size())
                .addKeyValue("reason", letter.reason())
                .log("delivery is given up");
        sendNextAfter(delivery);
    }

    /** A newer one takes its place; {@code newer} is its id, empty where it is not known. */
    void superseded(Delivery delivery, String newer, long now) {
        counters.superseded().increment();
        byte[] json = deliveries.write(delivery);
        output.state(delivery.id(), States.superseded(json, newer, Instant.ofEpochMilli(now)));
        log.atInfo()
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("event", delivery.event())
                .addKeyValue("rule", delivery.rule())
                .addKeyValue("newer", newer)
                .log("delivery is superseded: a newer one of its key is due");
        sendNextAfter(delivery);
    }

    private void sendNextAfter(Delivery ended) {
        Delivery next = turns.ended(ended);
        if (next != null) {
            output.send(next);
        }
    }
}
