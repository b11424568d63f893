// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Terms;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that met a rule, on its way to the partition that keeps the window of the rule's limit, as the topic
 * {@code matches} carries it; the key is the limit's key. When the event was taken in is the record's timestamp.
 *
 * @param id     of the delivery that it becomes
 * @param key    the limit's key, rendered
 * @param window how long a window is
 * @param terms  how it is delivered
 * @param summed the event itself, where the rule wants to be told of those that a window holds back; else absent
 * @param request what the execution is asked to do
 * @param result  what came of an action that calls nobody; absent for the others
 * @param call   absent: the action calls nobody
 * @param command absent: the action runs nothing
 */
public record LimitedMatch(
        String id,
        String rule,
        String ruleId,
        String event,
        String trigger,
        String key,
        Duration window,
        Terms terms,
        @Nullable Event summed,
        @Nullable Request request,
        @Nullable Map<String, @Nullable Object> result,
        @Nullable Call call,
        @Nullable Command command) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public LimitedMatch(
            String id,
            String rule,
            String ruleId,
            String event,
            String trigger,
            String key,
            Duration window,
            @Nullable Terms terms,
            @Nullable Event summed,
            @Nullable Request request,
            @Nullable Map<String, @Nullable Object> result,
            @Nullable Call call,
            @Nullable Command command) {
        this.id = id;
        this.rule = rule;
        this.ruleId = ruleId;
        this.event = event;
        this.trigger = trigger;
        this.key = key;
        this.window = window;
        this.terms = Objects.requireNonNullElse(terms, Terms.USUAL);
        this.summed = summed;
        this.request = request;
        this.result = result;
        this.call = call;
        this.command = command;
    }

    /** What is to be done; empty where that is nothing more. */
    public Optional<Job> job() {
        return Optional.<Job>ofNullable(call).or(() -> Optional.ofNullable(command));
    }
}
