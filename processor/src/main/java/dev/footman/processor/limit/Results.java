// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.action.InjectedTrigger;
import dev.footman.rules.execution.ExecutionEnd;
import dev.footman.rules.limit.RateWindow;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of matches, and that it did: a delivery where there is one, and an enforcement always. */
final class Results {
    private static final Logger log = LoggerFactory.getLogger(Results.class);

    private static final String TOO_LARGE =
            "what is to be done has more than %d KiB as JSON".formatted(DeliverySize.MOST_BYTES / 1024);

    /** Rules that bring about each other's events go round for ever, and as fast as they can. */
    private static final int MOST_IN_A_ROW = 64;

    private static final String ENDLESS =
            "%s brings about no event here: the last %d events were each brought about by the"
                            .formatted(InjectedTrigger.ACTION, MOST_IN_A_ROW)
                    + " rule before, and this would go on for ever";

    private final ProcessorContext<String, Object> context;
    private final RuleBook rules;
    private final MatchCounters counters;

    Results(ProcessorContext<String, Object> context, RuleBook rules, MatchCounters counters) {
        this.context = context;
        this.rules = rules;
        this.counters = counters;
    }

    /** A window has ended, and this delivery says what it held back. */
    void summed(Delivery delivery, Applied match) {
        if (fits(delivery, match)) {
            send(delivery);
            summed(match);
        }
    }

    /** The same of an action that calls nobody. */
    void summed(Execution execution, Applied match) {
        if (fits(execution, match)) {
            end(execution, match);
            summed(match);
        }
    }

    private void summed(Applied match) {
        counters.summaries().increment();
        log.atDebug()
                .addKeyValue("delivery", match.id())
                .addKeyValue("event", match.event())
                .addKeyValue("rule", match.rule())
                .log("window has ended; what it held back is told");
        enforced(match.succeeded(now()));
    }

    /**
     * The delivery is due, but for one that has to wait for those before it: the ledger knows when it is.
     *
     * @return false where it cannot be, and has failed
     */
    boolean owed(Delivery delivery, Applied match) {
        if (fits(delivery, match)) {
            send(delivery);
            enforced(match.succeeded(now()));
            return true;
        }
        return false;
    }

    /** Whether topics take it; if not, the match has failed. */
    boolean fits(Delivery delivery, Applied match) {
        return fits(DeliverySize.isTooLarge(delivery), match);
    }

    /** The same of one whose action calls nobody. */
    boolean fits(Execution execution, Applied match) {
        return fits(DeliverySize.isTooLarge(execution), match);
    }

    private boolean fits(boolean isTooLarge, Applied match) {
        if (isTooLarge) {
            failed(match, TOO_LARGE);
        }
        return !isTooLarge;
    }

    private void send(Delivery delivery) {
        Delivery.Turn turn = delivery.turn();
        context.forward(
                new Record<>(delivery.id(), delivery, context.currentSystemTimeMs()),
                turn != null && turn.ordered() ? LimitPerKey.TO_SCHEDULED : LimitPerKey.TO_DELIVERIES);
    }

    /**
     * The match is over.
     *
     * @return false where it has failed
     */
    boolean done(Execution execution, Applied match) {
        Delivery delivery = execution.delivery();
        if (InjectedTrigger.of(delivery.request()).isPresent()
                && delivery.causes().size() > MOST_IN_A_ROW) {
            failed(match, ENDLESS);
            return false;
        }
        if (fits(execution, match)) {
            end(execution, match);
            enforced(match.succeeded(now()));
            return true;
        }
        return false;
    }

    /** The execution says that it is over. What it brings about is another event. */
    private void end(Execution execution, Applied match) {
        counters.done().increment();
        InjectedTrigger.of(execution.delivery().request())
                .map(trigger -> match.injected(trigger, execution.delivery()))
                .ifPresent(this::tell);
        context.forward(new Record<>(match.id(), execution, context.currentSystemTimeMs()), LimitPerKey.TO_EXECUTIONS);
        if (rules.asOf(AsOf.START).listensTo(ExecutionEnd.TRIGGER)) {
            ExecutionEnd.of(execution, rules.actions(), AsOf.START).ifPresent(this::tell);
        }
    }

    private void tell(Event event) {
        context.forward(new Record<>(event.trigger(), event, context.currentSystemTimeMs()), LimitPerKey.TO_EVENTS);
    }

    void failed(Applied match, String reason) {
        counters.failed().increment();
        log.atWarn()
                .addKeyValue("event", match.event())
                .addKeyValue("rule", match.rule())
                .addKeyValue("reason", reason)
                .log("rule matches, and its action cannot be made");
        enforced(match.failed(now(), reason));
    }

    void suppressed(Applied match, RateWindow.Decision.Suppressed held) {
        counters.suppressed().increment();
        log.atDebug()
                .addKeyValue("event", match.event())
                .addKeyValue("rule", match.rule())
                .addKeyValue("openedBy", held.by())
                .addKeyValue("until", held.window().until())
                .log("match is held back by the rate limit");
        enforced(match.suppressed(now(), held.by(), held.window().until()));
    }

    private void enforced(Enforcement enforcement) {
        context.forward(
                new Record<>(enforcement.id(), enforcement, context.currentSystemTimeMs()),
                LimitPerKey.TO_ENFORCEMENTS);
    }

    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
