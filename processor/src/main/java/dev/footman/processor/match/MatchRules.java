// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.event.Event;
import dev.footman.rules.matching.Match;
import dev.footman.rules.matching.RuleSet;
import io.micrometer.core.instrument.Counter;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event to the matches that the rules in force find for it, and to what became of the rules that failed on it. */
public final class MatchRules extends ContextualProcessor<String, Event, String, Object> {
    private static final Logger log = LoggerFactory.getLogger(MatchRules.class);

    private final RuleBook rules;
    private final Counter matched;
    private final Counter unmatched;
    private final Counter failed;
    private final Children children;

    /**
     * Where the two kinds of what it finds go.
     *
     * @param matches      {@link Match}
     * @param enforcements {@link Enforcement}
     */
    public record Children(String matches, String enforcements) {}

    /**
     * @param failed counts the rules whose criteria could not be tested on an event
     */
    public MatchRules(RuleBook rules, Counter matched, Counter unmatched, Counter failed, Children children) {
        this.rules = rules;
        this.matched = matched;
        this.unmatched = unmatched;
        this.failed = failed;
        this.children = children;
    }

    @Override
    public void process(Record<String, Event> record) {
        Event event = record.value();
        RuleSet.Matched found = rules.asOf(event.asOf()).match(event, Instant.ofEpochMilli(record.timestamp()));
        (found.matches().isEmpty() ? unmatched : matched).increment();
        for (RuleSet.Failure failure : found.failures()) {
            tell(event, failure);
        }
        for (Match match : found.matches()) {
            context().forward(record.withValue(match), children.matches());
        }
    }

    private void tell(Event event, RuleSet.Failure failure) {
        failed.increment();
        log.atWarn()
                .addKeyValue("event", event.id())
                .addKeyValue("rule", failure.rule())
                .addKeyValue("reason", failure.reason())
                .log("rule could not be asked about an event and counts as not matching");
        long now = context().currentSystemTimeMs();
        Enforcement enforcement = new Enforcement(
                Enforcement.idOf(event.id(), failure.rule()),
                event.id(),
                failure.rule(),
                failure.ruleId(),
                Instant.ofEpochMilli(now),
                Enforcement.Status.FAILED,
                null,
                failure.reason());
        context().forward(new Record<>(enforcement.id(), enforcement, now), children.enforcements());
    }
}
