// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.rules.action.InjectedTrigger;
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
            "what it would call has more than %d KiB as JSON".formatted(DeliverySize.MOST_BYTES / 1024);

    private final ProcessorContext<String, Object> context;
    private final MatchCounters counters;

    Results(ProcessorContext<String, Object> context, MatchCounters counters) {
        this.context = context;
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
        end(execution, match);
        summed(match);
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
        boolean isTooLarge = DeliverySize.isTooLarge(delivery);
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

    /** The match is over. */
    void done(Execution execution, Applied match) {
        end(execution, match);
        enforced(match.succeeded(now()));
    }

    /** The execution says that it is over. What it brings about is another event. */
    private void end(Execution execution, Applied match) {
        counters.done().increment();
        InjectedTrigger.of(execution.delivery().request())
                .map(match::injected)
                .ifPresent(event -> context.forward(
                        new Record<>(event.trigger(), event, context.currentSystemTimeMs()), LimitPerKey.TO_EVENTS));
        context.forward(new Record<>(match.id(), execution, context.currentSystemTimeMs()), LimitPerKey.TO_EXECUTIONS);
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
