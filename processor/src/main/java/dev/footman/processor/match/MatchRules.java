// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.contract.event.Event;
import dev.footman.rules.matching.Match;
import io.micrometer.core.instrument.Counter;
import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;

/** One event to the matches that the rules in force find for it. */
public final class MatchRules extends ContextualProcessor<String, Event, String, Match> {
    private final RuleBook rules;
    private final Counter matched;
    private final Counter unmatched;

    public MatchRules(RuleBook rules, Counter matched, Counter unmatched) {
        this.rules = rules;
        this.matched = matched;
        this.unmatched = unmatched;
    }

    @Override
    public void process(Record<String, Event> record) {
        Event event = record.value();
        List<Match> matches = rules.asOf(event.rulesOffset()).match(event);
        (matches.isEmpty() ? unmatched : matched).increment();
        for (Match match : matches) {
            context().forward(record.withValue(match));
        }
    }
}
