// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.processor.match.StoreSweep;
import dev.footman.rules.limit.RateWindow;
import dev.footman.rules.matching.Match;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets {@link RateWindow} decide about every match, and keeps its windows. What passes is a delivery, due now. */
public final class LimitPerKey extends ContextualProcessor<String, Match, String, Delivery> {
    public static final String STORE = "rate-limit-windows";

    private static final Logger log = LoggerFactory.getLogger(LimitPerKey.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    /** How long a window that has ended is kept, for events that come late. */
    private static final Duration KEPT_AFTER_END = Duration.ofHours(1);

    private final Counter suppressed;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private KeyValueStore<String, RateWindow> windows;

    @SuppressWarnings("NullAway.Init") // as above
    private StoreSweep<RateWindow> sweep;

    public LimitPerKey(Counter suppressed) {
        this.suppressed = suppressed;
    }

    /** Under what the windows' store keeps a key of a rule. */
    static String storeKey(String rule, String key) {
        return rule + "/" + key;
    }

    @Override
    public void init(ProcessorContext<String, Delivery> context) {
        super.init(context);
        windows = context.getStateStore(STORE);
        sweep = new StoreSweep<>(
                windows, (window, now) -> window.until().plus(KEPT_AFTER_END).toEpochMilli() < now);
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::next);
    }

    @Override
    public void process(Record<String, Match> record) {
        sweep.reached(record.timestamp());
        Match match = record.value();
        if (match.limit().isEmpty()) {
            owe(match, null);
            return;
        }
        Match.Limit limit = match.limit().get();
        String key = storeKey(match.rule(), limit.key());
        RateWindow.Decision decision = RateWindow.decide(
                windows.get(key), limit.window(), match.event(), Instant.ofEpochMilli(record.timestamp()));
        windows.put(key, decision.window());
        switch (decision) {
            case RateWindow.Decision.Passed _ ->
                owe(match, new Delivery.Window(limit.key(), context().taskId().partition()));
            case RateWindow.Decision.Suppressed held -> tell(match, held);
        }
    }

    private void owe(Match match, Delivery.@Nullable Window window) {
        Delivery delivery = new Delivery(
                match.id(), match.rule(), match.event(), match.trigger(), match.call(), window, 1, List.of());
        context().forward(new Record<>(delivery.id(), delivery, context().currentSystemTimeMs()));
    }

    private void tell(Match match, RateWindow.Decision.Suppressed held) {
        suppressed.increment();
        log.atDebug()
                .addKeyValue("event", match.event())
                .addKeyValue("rule", match.rule())
                .addKeyValue("openedBy", held.by())
                .addKeyValue("until", held.window().until())
                .log("match is held back by the rate limit");
    }
}
