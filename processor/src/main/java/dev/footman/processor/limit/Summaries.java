// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Job;
import dev.footman.contract.event.Event;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.action.Made;
import dev.footman.rules.limit.RateWindow;
import dev.footman.rules.matching.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What windows of one partition have held back, of rules that want to be told of it when the windows end. */
final class Summaries {
    /** As many a tick, so that a tick never holds up the stream. */
    private static final int PIECE = 500;

    private final KeyValueStore<String, Summary> store;

    Summaries(ProcessorContext<?, ?> context) {
        store = context.getStateStore(LimitPerKey.SUMMARIES);
    }

    /** Notes that an event was held back. */
    void heldBack(String rule, String key, Event event, RateWindow window) {
        Summary summary = Summary.of(rule, key, event, window);
        store.put(summary.storeKey(), summary);
    }

    /**
     * Tells what windows have held back that have ended at {@code nowMillis}. A rule that is gone, or no longer matches what
     * it held back, tells nothing.
     */
    void tell(long nowMillis, RuleBook rules, Results results) {
        for (KeyValue<String, Summary> ended : ended(nowMillis)) {
            tell(ended.value, rules, results);
            store.delete(ended.key);
        }
    }

    private List<KeyValue<String, Summary>> ended(long nowMillis) {
        List<KeyValue<String, Summary>> ended = new ArrayList<>();
        String end = Summary.end(Instant.ofEpochMilli(nowMillis + 1));
        try (KeyValueIterator<String, Summary> entries = store.range(null, end)) {
            while (entries.hasNext() && ended.size() < PIECE) {
                ended.add(entries.next());
            }
        }
        return ended;
    }

    private static void tell(Summary summary, RuleBook rules, Results results) {
        Event event = summary.told();
        Optional<Match> match = rules.asOf(event.asOf()).match(event, summary.until()).matches().stream()
                .filter(candidate -> candidate.rule().equals(summary.rule()))
                .findFirst();
        match.ifPresent(again -> tell(again, summary, results));
    }

    private static void tell(Match match, Summary summary, Results results) {
        Applied applied = Applied.of(match).asSummary(summary.delivery());
        switch (match.made()) {
            case Made.Failed(String reason) -> results.failed(applied, reason);
            case Made.Owed(Job job, var parameters) -> {
                Delivery.Turn turn = applied.turn(summary.key(), summary.until().toEpochMilli(), Long.MAX_VALUE);
                results.summed(applied.delivery(applied.request(parameters, results.now()), job, null, turn), applied);
            }
            case Made.Done(var parameters, var result) ->
                results.summed(applied.done(applied.request(parameters, results.now()), result), applied);
        }
    }
}
