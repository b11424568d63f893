// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.rules.criteria.Verdict;
import dev.footman.rules.execution.ExecutionEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that listen to one trigger: first the standard ones, then those that stand behind them. */
record RulesOfTrigger(RuleIndex standard, RuleIndex backstop) {
    /** The rules in the order of their references. */
    static RulesOfTrigger of(List<CompiledRule> rules) {
        return new RulesOfTrigger(
                RuleIndex.of(rules.stream().filter(rule -> !rule.isBackstop()).toList()),
                RuleIndex.of(rules.stream().filter(CompiledRule::isBackstop).toList()));
    }

    RuleSet.Matched match(Event event, Map<String, @Nullable Object> context, Instant at) {
        Finding finding = new Finding(event, context, at);
        standard.ask(finding);
        if (finding.matches == null) {
            backstop.ask(finding);
        }
        return finding.found();
    }

    /** A rule that heard of the ends of what it leads to would have its action run for ever. */
    static boolean isEndOfItsOwn(Event event, String rule) {
        return !event.causes().isEmpty()
                && event.trigger().equals(ExecutionEnd.TRIGGER)
                && event.causes().contains(rule);
    }

    /** What has been found of an event so far; lists are made only where there is something to list. */
    static final class Finding {
        final Map<String, @Nullable Object> context;
        private final Event event;
        private final Instant at;
        private @Nullable List<Match> matches;
        private @Nullable List<RuleSet.Failure> failures;

        private Finding(Event event, Map<String, @Nullable Object> context, Instant at) {
            this.event = event;
            this.context = context;
            this.at = at;
        }

        void ask(CompiledRule rule) {
            if (isEndOfItsOwn(event, rule.ref())) {
                return;
            }
            switch (rule.test(context, at)) {
                case Verdict.Matched _ -> {
                    matches = matches == null ? new ArrayList<>(2) : matches;
                    matches.add(new Match(rule, event, context));
                }
                case Verdict.Mismatched _ -> {}
                case Verdict.Failed failed -> {
                    failures = failures == null ? new ArrayList<>(2) : failures;
                    failures.add(new RuleSet.Failure(rule.ref(), rule.id(), reason(rule, failed)));
                }
            }
        }

        private String reason(CompiledRule rule, Verdict.Failed failed) {
            return "Failed to match rule \"%s\" against trigger instance \"%s\": %s"
                    .formatted(rule.ref(), event.id(), failed.reason(rule.ref()));
        }

        private RuleSet.Matched found() {
            return matches == null && failures == null
                    ? RuleSet.Matched.NOTHING
                    : new RuleSet.Matched(
                            matches == null ? List.of() : matches, failures == null ? List.of() : failures);
        }
    }
}
