// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.ButlerCall;
import dev.footman.rules.action.Runners;
import dev.footman.rules.criteria.Criteria;
import dev.footman.rules.criteria.Explanation;
import dev.footman.rules.parameters.ActionParameters;
import dev.footman.rules.parameters.RenderedParameters;
import dev.footman.rules.template.Datastores;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule would do about an event, criterion by criterion; nothing is done.
 *
 * @param matched    whether the rule matches
 * @param criteria   how each does, those behind the first that does not hold included
 * @param parameters of its action, rendered; null where it does not match, or they cannot be rendered
 * @param error      why it does not come to anything; null where it does, or a criterion says it
 */
public record RuleTrial(
        boolean matched,
        List<Explanation> criteria,
        @Nullable Map<String, @Nullable Object> parameters,
        @Nullable String error) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public RuleTrial(
            boolean matched,
            List<Explanation> criteria,
            @Nullable Map<String, @Nullable Object> parameters,
            @Nullable String error) {
        this.matched = matched;
        this.criteria = List.copyOf(criteria);
        this.parameters = parameters;
        this.error = error;
    }

    /**
     * Tries it.
     *
     * @param datastore what {@code st2kv} stands for
     * @param at        what the age of dates is counted to
     */
    public static RuleTrial of(Rule rule, Event event, Actions actions, Datastores datastore, Instant at) {
        Map<String, @Nullable Object> context = EventContext.of(event, datastore);
        List<Explanation> criteria =
                Criteria.read(rule.criteria(), Patterns.TEMPLATES).explain(context, at);
        boolean hasPayload = !event.payload().isEmpty() || criteria.isEmpty();
        boolean matched = hasPayload && criteria.stream().allMatch(Explanation::matched);
        if (!rule.trigger().ref().equals(event.trigger())
                && !rule.trigger().type().equals(event.trigger())) {
            return new RuleTrial(
                    false,
                    criteria,
                    null,
                    "the rule listens to trigger %s, and this is an instance of %s"
                            .formatted(rule.trigger().ref(), event.trigger()));
        }
        if (RulesOfTrigger.isEndOfItsOwn(event, rule.ref())) {
            return new RuleTrial(
                    false,
                    criteria,
                    null,
                    "the rule led to the execution whose end this tells, and does not hear of it");
        }
        return matched
                ? withAction(rule, EventContext.ofAction(event, rule, context), criteria, actions)
                : new RuleTrial(
                        false,
                        criteria,
                        null,
                        hasPayload ? null : "the trigger instance has no payload, and then criteria never match");
    }

    private static RuleTrial withAction(
            Rule rule, Map<String, @Nullable Object> context, List<Explanation> criteria, Actions actions) {
        if (ButlerCall.isOf(rule)) {
            return new RuleTrial(true, criteria, rule.action().parameters(), null);
        }
        ActionMetadata metadata = actions.find(rule.action().ref());
        if (metadata != null && !metadata.enabled()) {
            return new RuleTrial(true, criteria, null, "Action \"%s\" is disabled".formatted(metadata.ref()));
        }
        if (metadata == null) {
            return new RuleTrial(
                    true,
                    criteria,
                    null,
                    "Action \"%s\" doesn't exist".formatted(rule.action().ref()));
        }
        ActionParameters parameters =
                ActionParameters.compile(rule.action().parameters(), Runners.parameters(metadata));
        return switch (parameters.render(context)) {
            case RenderedParameters.Rendered rendered -> new RuleTrial(true, criteria, rendered.given(), null);
            case RenderedParameters.Failed(String reason) -> new RuleTrial(true, criteria, null, reason);
        };
    }
}
