// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.contract.event.Event;
import dev.footman.rules.matching.Match;
import dev.footman.rules.matching.RuleSet;
import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event to the matches that the rules in force find for it. */
public final class MatchRules extends ContextualProcessor<String, Event, String, Match> {
    private static final Logger log = LoggerFactory.getLogger(MatchRules.class);

    private final RuleBook rules;
    private final Counter matched;
    private final Counter unmatched;
    private final Counter failed;

    /**
     * @param failed counts the rules whose criteria could not be tested on an event
     */
    public MatchRules(RuleBook rules, Counter matched, Counter unmatched, Counter failed) {
        this.rules = rules;
        this.matched = matched;
        this.unmatched = unmatched;
        this.failed = failed;
    }

    @Override
    public void process(Record<String, Event> record) {
        Event event = record.value();
        RuleSet.Matched found = rules.asOf(event.rulesOffset()).match(event, Instant.ofEpochMilli(record.timestamp()));
        (found.matches().isEmpty() ? unmatched : matched).increment();
        found.failures().forEach((rule, reason) -> tell(event, rule, reason));
        for (Match match : found.matches()) {
            context().forward(record.withValue(match));
        }
    }

    private void tell(Event event, String rule, String reason) {
        failed.increment();
        log.atWarn()
                .addKeyValue("event", event.id())
                .addKeyValue("rule", rule)
                .addKeyValue("reason", reason)
                .log("rule could not be asked about an event and counts as not matching");
    }
}
