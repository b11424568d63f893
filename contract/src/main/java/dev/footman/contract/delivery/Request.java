// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an execution was asked to do (StackStorm contract, section 6.3).
 *
 * @param action      reference of the action
 * @param parameters  what it was given, secret ones sealed
 * @param at          when
 * @param user        who asked directly; absent: a rule did
 * @param context     what was said with it, such as the execution that it repeats
 * @param causes      the rules whose actions led to the event, before the one that asks
 * @param triggerType reference of the event's trigger type; absent where nobody knows, or no event asked for it
 * @param delay       how long it was to wait first; absent: it was not
 * @param result      what comes of it, where it waits and then calls nobody; absent for the others
 */
public record Request(
        String action,
        Map<String, @Nullable Object> parameters,
        Instant at,
        @Nullable String user,
        @Nullable Map<String, @Nullable Object> context,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> causes,
        @Nullable String triggerType,
        @Nullable Duration delay,
        @Nullable Map<String, @Nullable Object> result) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Request(
            String action,
            @Nullable Map<String, @Nullable Object> parameters,
            Instant at,
            @Nullable String user,
            @Nullable Map<String, @Nullable Object> context,
            @Nullable List<String> causes,
            @Nullable String triggerType,
            @Nullable Duration delay,
            @Nullable Map<String, @Nullable Object> result) {
        this.action = action;
        this.parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.at = at;
        this.user = user;
        this.context = context;
        this.causes = causes == null ? List.of() : List.copyOf(causes);
        this.triggerType = triggerType;
        this.delay = delay;
        this.result = result;
    }

    /** What somebody asks for directly. */
    public static Request ofUser(
            String action,
            Map<String, @Nullable Object> parameters,
            Instant at,
            String user,
            Map<String, @Nullable Object> context,
            Duration delay) {
        return new Request(action, parameters, at, user, context, List.of(), null, delay.isZero() ? null : delay, null);
    }

    /** What a rule asks for; {@code causes} and {@code triggerType} are those of the event. */
    public static Request ofRule(
            String action,
            Map<String, @Nullable Object> parameters,
            Instant at,
            List<String> causes,
            @Nullable String triggerType) {
        return new Request(action, parameters, at, null, null, causes, triggerType, null, null);
    }

    /** The same with other parameters. */
    public Request with(Map<String, @Nullable Object> other) {
        return new Request(action, other, at, user, context, causes, triggerType, delay, result);
    }

    /** The same, of which is known what comes of it. */
    public Request withResult(Map<String, @Nullable Object> known) {
        return new Request(action, parameters, at, user, context, causes, triggerType, delay, known);
    }
}
