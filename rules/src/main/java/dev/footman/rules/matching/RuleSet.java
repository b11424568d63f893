// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.criteria.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All enabled rules, compiled and indexed by the trigger type that they listen to. Never changes; safe for all threads. */
public final class RuleSet {
    public static final RuleSet EMPTY = new RuleSet(Map.of(), List.of());

    private final Map<String, List<CompiledRule>> byTrigger;
    private final List<Unusable> unusable;

    /** A rule that meets no event because of what is written in it. */
    public record Unusable(String rule, String reason) {}

    private RuleSet(Map<String, List<CompiledRule>> byTrigger, List<Unusable> unusable) {
        this.byTrigger = byTrigger;
        this.unusable = unusable;
    }

    /** Compiles {@code rules}; one that cannot be compiled is left out and told by {@link #unusable()}. */
    public static RuleSet of(Collection<Rule> rules) {
        Map<String, List<CompiledRule>> byTrigger = new HashMap<>();
        List<Unusable> unusable = new ArrayList<>();
        rules.stream()
                .filter(Rule::enabled)
                .sorted(Comparator.comparing(Rule::ref))
                .forEach(rule -> {
                    try {
                        CompiledRule compiled = CompiledRule.of(rule);
                        byTrigger
                                .computeIfAbsent(rule.trigger().type(), type -> new ArrayList<>())
                                .add(compiled);
                    } catch (IllegalArgumentException e) {
                        unusable.add(new Unusable(rule.ref(), String.valueOf(e.getMessage())));
                    }
                });
        return new RuleSet(Map.copyOf(byTrigger), List.copyOf(unusable));
    }

    /**
     * What the rules owe for an event, and which of them could not be asked.
     *
     * @param matches  in the order of the rules' references; empty where none matches
     * @param failures reasons by the references of the rules whose criteria could not be tested on it
     */
    public record Matched(List<Match> matches, Map<String, String> failures) {}

    /**
     * Asks all rules of the event's trigger.
     *
     * @param at when the event was taken in: what the age of dates in it is counted to, so that a replay finds the same
     */
    public Matched match(Event event, Instant at) {
        List<Match> matches = new ArrayList<>();
        Map<String, String> failures = new LinkedHashMap<>();
        for (CompiledRule rule : byTrigger.getOrDefault(event.trigger(), List.of())) {
            switch (rule.test(event, at)) {
                case Verdict.Matched _ -> matches.add(rule.match(event));
                case Verdict.Mismatched _ -> {}
                case Verdict.Failed failed -> failures.put(rule.ref(), failed.reason(rule.ref()));
            }
        }
        return new Matched(matches, failures);
    }

    public List<Unusable> unusable() {
        return unusable;
    }
}
