// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Terms;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.CompiledAction;
import dev.footman.rules.action.Made;
import dev.footman.rules.action.Sealing;
import dev.footman.rules.criteria.Criteria;
import dev.footman.rules.criteria.EqualityTest;
import dev.footman.rules.criteria.Explanation;
import dev.footman.rules.criteria.Verdict;
import dev.footman.rules.template.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule with everything read that need not be read again for each event. */
public final class CompiledRule {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Rule rule;
    private final String ref;
    private final String trigger;
    private final List<EqualityTest> equalityTests;
    private final Criteria criteria;
    private final CompiledAction action;
    private final Template limitKey;
    private final Optional<Duration> window;

    private CompiledRule(Rule rule, Criteria criteria, CompiledAction action, Template limitKey) {
        this.rule = rule;
        this.ref = rule.ref();
        this.trigger = rule.trigger().ref();
        this.equalityTests = criteria.equalityTests();
        this.criteria = criteria;
        this.action = action;
        this.limitKey = limitKey;
        Rule.RateLimit limit = rule.rateLimit();
        this.window = limit == null || limit.seconds() <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.round(limit.seconds() * NANOS_PER_SECOND)));
    }

    /**
     * Reads a rule. Criteria that can never work are refused where rules are made; one that came by another way fails for
     * every event, as in StackStorm.
     *
     * @throws IllegalArgumentException if there is something in it that cannot be worked with; the message says what
     */
    public static CompiledRule of(Rule rule, Actions actions, Sealing sealing) {
        Rule.RateLimit limit = rule.rateLimit();
        return new CompiledRule(
                rule,
                Criteria.read(rule.criteria(), Patterns.TEMPLATES),
                CompiledAction.of(rule, actions, sealing),
                Template.parse(limit == null ? "" : limit.key()));
    }

    String ref() {
        return ref;
    }

    String id() {
        return rule.id();
    }

    String action() {
        return rule.action().ref();
    }

    boolean isBackstop() {
        return rule.type().isBackstop();
    }

    /** The reference of the trigger that it listens to. */
    String trigger() {
        return trigger;
    }

    List<EqualityTest> equalityTests() {
        return equalityTests;
    }

    /**
     * What the criteria say of an event.
     *
     * @param now what the age of dates is counted to
     */
    Verdict test(Map<String, @Nullable Object> context, Instant now) {
        return criteria.test(context, now);
    }

    /** How each criterion does on an event. */
    public List<Explanation> explain(Map<String, @Nullable Object> context, Instant now) {
        return criteria.explain(context, now);
    }

    Optional<Duration> window() {
        return window;
    }

    /** Whether it wants to be told, when a window ends, how many events it held back. */
    boolean isSummed() {
        return rule.rateLimit() != null && rule.rateLimit().summary();
    }

    Terms terms() {
        return rule.terms();
    }

    String limitKey(Map<String, @Nullable Object> context) {
        return limitKey.renderLeniently(context);
    }

    /** What the action makes of an event. */
    public Made made(Event event, Map<String, @Nullable Object> context) {
        return action.make(event, EventContext.ofAction(event, rule, context));
    }
}
