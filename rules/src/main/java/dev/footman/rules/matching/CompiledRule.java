// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.criteria.Criteria;
import dev.footman.rules.criteria.Verdict;
import dev.footman.rules.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule with everything read that need not be read again for each event. */
final class CompiledRule {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Rule rule;
    private final Criteria criteria;
    private final ButlerCall action;
    private final @Nullable Template limitKey;
    private final Duration window;

    private CompiledRule(
            Rule rule, Criteria criteria, ButlerCall action, @Nullable Template limitKey, Duration window) {
        this.rule = rule;
        this.criteria = criteria;
        this.action = action;
        this.limitKey = limitKey;
        this.window = window;
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if there is something in it that cannot be worked with; the message says what
     */
    static CompiledRule of(Rule rule) {
        Criteria criteria = Criteria.compile(rule.criteria(), Patterns.TEMPLATES);
        if (!rule.action().ref().equals(ButlerCall.ACTION)) {
            throw new IllegalArgumentException("action must be %s, but is %s"
                    .formatted(ButlerCall.ACTION, rule.action().ref()));
        }
        ButlerCall action = ButlerCall.of(rule.action().parameters());
        Rule.RateLimit limit = rule.rateLimit();
        if (limit == null || limit.seconds() <= 0) {
            return new CompiledRule(rule, criteria, action, null, Duration.ZERO);
        }
        Duration window = Duration.ofNanos(Math.round(limit.seconds() * NANOS_PER_SECOND));
        return new CompiledRule(rule, criteria, action, limitKey(limit.key()), window);
    }

    private static Template limitKey(String key) {
        try {
            return Template.parse(key);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the rate limit's key must be a template such as {{ trigger.taskId }}, but is '%s': %s"
                            .formatted(key, e.getMessage()),
                    e);
        }
    }

    String ref() {
        return rule.ref();
    }

    /**
     * What the criteria say of an event.
     *
     * @param now what the age of dates is counted to
     */
    Verdict test(Event event, Instant now) {
        return criteria.isEmpty()
                ? Verdict.Matched.MATCHED
                : criteria.test(Map.of(Criteria.TRIGGER, event.payload()), now);
    }

    Match match(Event event) {
        return new Match(
                DeliveryId.of(event.id(), rule.ref()),
                rule.ref(),
                event.id(),
                event.trigger(),
                action.callFor(event),
                limit(event));
    }

    private Optional<Match.Limit> limit(Event event) {
        return Optional.ofNullable(limitKey)
                .map(key -> new Match.Limit(key.renderLeniently(Map.of("trigger", event.payload())), window));
    }
}
