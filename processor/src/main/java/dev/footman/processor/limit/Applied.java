// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Job;
import dev.footman.contract.delivery.LimitedMatch;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.DerivedId;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Terms;
import dev.footman.rules.action.InjectedTrigger;
import dev.footman.rules.matching.Match;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was applied to an event: names what becomes of it, always alike.
 *
 * @param id          of the delivery
 * @param action      reference of the rule's action
 * @param enforcement id of the record that it was applied
 * @param causes      the rules that led to the event
 * @param triggerType reference of the event's trigger type; null where it is not known
 */
record Applied(
        String id,
        String rule,
        String ruleId,
        String action,
        String event,
        String trigger,
        Terms terms,
        String enforcement,
        List<String> causes,
        @Nullable String triggerType) {
    static Applied of(Match match) {
        return new Applied(
                match.id(),
                match.rule(),
                match.ruleId(),
                match.action(),
                match.event().id(),
                match.event().trigger(),
                match.terms(),
                Enforcement.idOf(match.event().id(), match.rule()),
                match.event().causes(),
                match.event().type());
    }

    static Applied of(LimitedMatch match) {
        Request request = match.request();
        return new Applied(
                match.id(),
                match.rule(),
                match.ruleId(),
                request == null ? "" : request.action(),
                match.event(),
                match.trigger(),
                match.terms(),
                Enforcement.idOf(match.event(), match.rule()),
                request == null ? List.of() : request.causes(),
                request == null ? null : request.triggerType());
    }

    /** The same as a summary of what a window held back, which is a delivery of its own. */
    Applied asSummary(String delivery) {
        String record = Enforcement.idOfSummary(event, delivery);
        return new Applied(delivery, rule, ruleId, action, event, trigger, terms, record, causes, triggerType);
    }

    /** What its execution was asked to do. */
    Request request(Map<String, @Nullable Object> parameters, Instant at) {
        return Request.ofRule(action, parameters, at, causes, triggerType);
    }

    Delivery delivery(
            @Nullable Request request,
            @Nullable Job job,
            Delivery.@Nullable Window window,
            Delivery.@Nullable Turn turn) {
        return new Delivery(
                id,
                rule,
                event,
                trigger,
                request,
                Job.call(job),
                Job.command(job),
                window,
                terms.retry(),
                turn,
                1,
                List.of());
    }

    /** The execution of a match whose action calls nobody: it has ended when it begins. */
    Execution done(Request request, @Nullable Map<String, @Nullable Object> result) {
        return new Execution(Execution.Status.SUCCEEDED, request.at(), result, delivery(request, null, null, null));
    }

    /** The event that its delivery brings about; the same after any crash. */
    Event injected(InjectedTrigger trigger, Delivery delivery) {
        return new Event(
                DerivedId.after(event, id, trigger.trigger()),
                trigger.trigger(),
                trigger.trigger(),
                trigger.payload(),
                "rule " + rule,
                trigger.tag(),
                AsOf.START,
                delivery.causes());
    }

    /** The match on its way to the partition that keeps its window; {@code summed} is the event, if the rule sums up. */
    LimitedMatch arriving(
            String key,
            Duration window,
            @Nullable Event summed,
            Request request,
            @Nullable Map<String, @Nullable Object> result,
            @Nullable Job job) {
        return new LimitedMatch(
                id,
                rule,
                ruleId,
                event,
                trigger,
                key,
                window,
                terms,
                summed,
                request,
                result,
                Job.call(job),
                Job.command(job));
    }

    /**
     * Its place among those of the same limit key; null where its rule does not go by that.
     *
     * @param millis when its event was taken in
     * @param offset of the record that it came with
     */
    Delivery.@Nullable Turn turn(String key, long millis, long offset) {
        return terms.isByKey() ? new Delivery.Turn(key, millis, offset, terms.ordered(), terms.supersede()) : null;
    }

    Enforcement succeeded(Instant at) {
        return enforcement(at, Enforcement.Status.SUCCEEDED, id, null);
    }

    Enforcement failed(Instant at, String reason) {
        return enforcement(at, Enforcement.Status.FAILED, null, reason);
    }

    Enforcement suppressed(Instant at, String by, Instant until) {
        return enforcement(
                at,
                Enforcement.Status.SUPPRESSED,
                null,
                "held back by the rate limit until %s, whose window event %s opened".formatted(until, by));
    }

    private Enforcement enforcement(
            Instant at, Enforcement.Status status, @Nullable String execution, @Nullable String failureReason) {
        return new Enforcement(enforcement, event, rule, ruleId, at, status, execution, failureReason);
    }
}
