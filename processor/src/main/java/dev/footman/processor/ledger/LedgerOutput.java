// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.WindowReturn;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.DerivedId;
import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.action.InjectedTrigger;
import dev.footman.rules.execution.ExecutionEnd;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Where what the ledger decides goes to. */
final class LedgerOutput {
    private final ProcessorContext<String, Object> context;
    private final Topics topics;
    private final RuleBook rules;

    LedgerOutput(ProcessorContext<String, Object> context, Topics topics, RuleBook rules) {
        this.context = context;
        this.topics = topics;
        this.rules = rules;
    }

    /** Sends a delivery out, on the partition where its ledger is. */
    void send(String id, byte[] delivery) {
        int partition = context.taskId().partition();
        context.forward(new Record<>(id, new Placed(partition, Bytes.wrap(delivery)), now()), KeepLedger.TO_DELIVERIES);
    }

    void send(Delivery delivery) {
        send(delivery.id(), topics.deliveries().values().write(delivery));
    }

    /** Tells how a delivery is doing. */
    void state(String id, byte[] execution) {
        int partition = context.taskId().partition();
        context.forward(
                new Record<>(id, new Placed(partition, Bytes.wrap(execution)), now()), KeepLedger.TO_EXECUTIONS);
    }

    /** Tells that a delivery has ended, rules that want to hear of it too. */
    void end(String id, byte[] execution) {
        state(id, execution);
        if (rules.asOf(AsOf.START).listensTo(ExecutionEnd.TRIGGER)) {
            ExecutionEnd.of(topics.executions().values().read(execution), rules.actions(), AsOf.START)
                    .ifPresent(this::tell);
        }
    }

    /** Brings about the event for which somebody has asked, and for which it is time now. */
    void bringAbout(Delivery delivery) {
        if (delivery.isAsked()) {
            InjectedTrigger.of(delivery.request())
                    .map(injected -> injected.event(DerivedId.after(delivery.id(), delivery.id(), injected.trigger())))
                    .ifPresent(this::tell);
        }
    }

    private void tell(Event event) {
        context.forward(new Record<>(event.trigger(), event, now()), KeepLedger.TO_EVENTS);
    }

    /** Tells that a delivery is dead, and gives back what it held. */
    void bury(DeadLetter letter) {
        Delivery delivery = letter.delivery();
        context.forward(new Record<>(delivery.id(), letter, now()), KeepLedger.TO_DEAD_LETTERS);
        for (WindowReturn given : Ledger.windowGivenBack(delivery)) {
            byte[] json = topics.windowReturns().values().write(given);
            context.forward(
                    new Record<>(delivery.id(), new Placed(given.partition(), Bytes.wrap(json)), now()),
                    KeepLedger.TO_WINDOW_RETURNS);
        }
        if (!FoundTrigger.isOwn(delivery.trigger())) { // else each death would bring about another
            tell(dead(letter));
        }
    }

    /** Tells that a delivery is dead no more, since it is sent again. */
    void exhume(String id) {
        context.forward(new Record<>(id, null, now()), KeepLedger.TO_DEAD_LETTERS);
    }

    private static Event dead(DeadLetter letter) {
        Delivery delivery = letter.delivery();
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("event", FoundTrigger.DELIVERY_DEAD.eventText());
        payload.put("delivery", delivery.id());
        payload.put("rule", delivery.rule());
        payload.put("trigger", delivery.trigger());
        payload.put("triggerInstance", delivery.event());
        payload.put("url", Destination.nameOf(delivery.url()));
        payload.put("reason", letter.reason());
        payload.put("attempts", delivery.history().size());
        return new Event(
                FoundTrigger.idAt(letter.at(), FoundTrigger.DELIVERY_DEAD.reference(), delivery.id()),
                FoundTrigger.DELIVERY_DEAD.reference(),
                payload,
                "processor",
                AsOf.START);
    }

    void report(String destination, long waiting) {
        DestinationReport owed = new DestinationReport.Owed(context.taskId().partition(), waiting);
        context.forward(new Record<>(destination, owed, now()), KeepLedger.TO_REPORTS);
    }

    private long now() {
        return context.currentSystemTimeMs();
    }
}
