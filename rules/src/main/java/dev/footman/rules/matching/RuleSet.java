// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Sealing;
import dev.footman.rules.template.Datastores;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All enabled rules, compiled and indexed by the trigger that they listen to. Never changes; safe for all threads. */
public final class RuleSet {
    private static final Datastores NO_KEYS = new Datastores(key -> null, key -> null);
    public static final RuleSet EMPTY = of(List.of());

    private final Map<String, RulesOfTrigger> byTrigger;
    private final List<Unusable> unusable;
    private final Datastores datastore;

    /** A rule that meets no event because of what is written in it. */
    public record Unusable(String rule, String reason) {}

    private RuleSet(Map<String, RulesOfTrigger> byTrigger, List<Unusable> unusable, Datastores datastore) {
        this.byTrigger = byTrigger;
        this.unusable = unusable;
        this.datastore = datastore;
    }

    /** Rules with the built-in actions only, an empty datastore and no key to seal with. */
    public static RuleSet of(Collection<Rule> rules) {
        return new RuleCompiler(Actions.builtIn(), Sealing.none(), NO_KEYS).compile(rules);
    }

    /** Rules that are compiled, by their triggers, those of each in the order of their references. */
    static RuleSet of(Map<String, List<CompiledRule>> byTrigger, List<Unusable> unusable, Datastores datastore) {
        Map<String, RulesOfTrigger> indexed = new HashMap<>();
        byTrigger.forEach((trigger, compiled) -> indexed.put(trigger, RulesOfTrigger.of(compiled)));
        return new RuleSet(Map.copyOf(indexed), List.copyOf(unusable), datastore);
    }

    /**
     * What the rules owe for an event, and which of them could not be asked.
     *
     * @param matches  in the order of the rules' references; empty where none matches
     * @param failures the rules whose criteria could not be tested on it
     */
    public record Matched(List<Match> matches, List<Failure> failures) {
        static final Matched NOTHING = new Matched(List.of(), List.of());
    }

    /** A rule that could not be asked about an event, and why not. */
    public record Failure(String rule, String ruleId, String reason) {}

    /**
     * Asks all rules of the event's trigger; backstop rules only where no other matches.
     *
     * @param at when the event was taken in: what the age of dates in it is counted to, so that a replay finds the same
     */
    public Matched match(Event event, Instant at) {
        RulesOfTrigger rules = byTrigger.get(event.trigger());
        return rules == null ? Matched.NOTHING : rules.match(event, EventContext.of(event, datastore), at);
    }

    /** Whether any rule listens to the trigger with that reference. */
    public boolean listensTo(String trigger) {
        return byTrigger.containsKey(trigger);
    }

    public List<Unusable> unusable() {
        return unusable;
    }
}
