// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Job;
import dev.footman.contract.delivery.LimitedMatch;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.Event;
import dev.footman.contract.topic.JsonSerde;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.action.Made;
import dev.footman.rules.limit.RateWindow;
import dev.footman.rules.matching.Match;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link RateWindow} decide about every match, and keeps its windows. What passes is made into a delivery, due now;
 * what is held back is never made. A match whose window another partition keeps goes there first.
 */
public final class LimitPerKey extends ContextualProcessor<String, Match, String, Object> {
    public static final String STORE = "rate-limit-windows";
    public static final String SUMMARIES = "window-summaries";
    public static final String TO_MATCHES = "write-matches";
    public static final String TO_DELIVERIES = "write-deliveries";
    public static final String TO_SCHEDULED = "write-scheduled-deliveries";
    public static final String TO_EXECUTIONS = "write-executions";
    public static final String TO_ENFORCEMENTS = "write-rule-enforcements";

    public static final String TO_EVENTS = "write-injected-events";

    private static final Duration SUMMARIES_EVERY = Duration.ofSeconds(1);

    private final int partitions;
    private final RuleBook rules;
    private final MatchCounters counters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private Windows windows;

    @SuppressWarnings("NullAway.Init") // as above
    private Summaries summaries;

    @SuppressWarnings("NullAway.Init") // as above
    private Results results;

    /**
     * @param partitions of the topics that are worked on in parallel
     */
    public LimitPerKey(int partitions, RuleBook rules, MatchCounters counters) {
        this.partitions = partitions;
        this.rules = rules;
        this.counters = counters;
    }

    /** Where it keeps what windows have held back. */
    public static StoreBuilder<?> summaries() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(SUMMARIES), Serdes.String(), new JsonSerde<>(Summary.class))
                .withCachingEnabled();
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        windows = Windows.swept(context);
        summaries = new Summaries(context);
        results = new Results(context, rules, counters);
        context.schedule(SUMMARIES_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> summaries.tell(now, rules, results));
    }

    @Override
    public void process(Record<String, Match> record) {
        Match match = record.value();
        Optional<Duration> window = match.window();
        if (window.isEmpty()) {
            conclude(match, null, match.terms().isByKey() ? match.limitKey() : "", record.timestamp());
            return;
        }
        String key = match.limitKey();
        if (Windows.home(key, partitions) == context().taskId().partition()) {
            limit(match, key, window.get(), record.timestamp());
        } else {
            passOn(match, key, window.get(), record.timestamp());
        }
    }

    private void limit(Match match, String key, Duration window, long atMillis) {
        String rule = match.rule();
        switch (windows.decide(rule, key, window, match.event().id(), atMillis)) {
            case RateWindow.Decision.Suppressed held -> {
                windows.keep(rule, key, held.window());
                if (match.isSummed()) {
                    summaries.heldBack(rule, key, match.event(), held.window());
                }
                results.suppressed(Applied.of(match), held);
            }
            case RateWindow.Decision.Passed passed -> {
                Delivery.Window opened =
                        new Delivery.Window(key, context().taskId().partition());
                if (conclude(match, opened, key, atMillis)) {
                    windows.keep(rule, key, passed.window());
                }
            }
        }
    }

    /** Makes what a match owes, and says whether that went well: a rule that fails silences nobody. */
    private boolean conclude(Match match, Delivery.@Nullable Window window, String key, long atMillis) {
        Applied applied = Applied.of(match);
        return switch (match.made()) {
            case Made.Failed(String reason) -> {
                results.failed(applied, reason);
                yield false;
            }
            case Made.Owed(Job job, var parameters) -> {
                Request request = applied.request(parameters, results.now());
                yield results.owed(applied.delivery(request, job, window, turn(applied, key, atMillis)), applied);
            }
            case Made.Done(var parameters, var result) ->
                results.done(applied.done(applied.request(parameters, results.now()), result), applied);
        };
    }

    private Delivery.@Nullable Turn turn(Applied match, String key, long atMillis) {
        return match.turn(
                key, atMillis, context().recordMetadata().orElseThrow().offset());
    }

    private void passOn(Match match, String key, Duration window, long atMillis) {
        Applied applied = Applied.of(match);
        switch (match.made()) {
            case Made.Failed(String reason) -> results.failed(applied, reason);
            case Made.Owed(Job job, var parameters) -> {
                Request request = applied.request(parameters, results.now());
                if (results.fits(applied.delivery(request, job, null, null), applied)) {
                    forward(applied.arriving(key, window, summed(match), request, null, job), atMillis);
                }
            }
            case Made.Done(var parameters, var result) -> {
                Request request = applied.request(parameters, results.now());
                if (results.fits(applied.done(request, result), applied)) {
                    forward(applied.arriving(key, window, summed(match), request, result, null), atMillis);
                }
            }
        }
    }

    private void forward(LimitedMatch match, long atMillis) {
        context().forward(new Record<>(match.key(), match, atMillis), TO_MATCHES);
    }

    private static @Nullable Event summed(Match match) {
        return match.isSummed() ? match.event() : null;
    }
}
