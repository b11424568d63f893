// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an execution was asked to do (StackStorm contract, section 6.3).
 *
 * @param action     reference of the action
 * @param parameters what it was given, secret ones sealed
 * @param at         when
 * @param user       who asked directly; absent: a rule did
 * @param context    what was said with it, such as the execution that it repeats
 * @param causes     the rules whose actions led to the event, before the one that asks
 */
public record Request(
        String action,
        Map<String, @Nullable Object> parameters,
        Instant at,
        @Nullable String user,
        @Nullable Map<String, @Nullable Object> context,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> causes) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Request(
            String action,
            @Nullable Map<String, @Nullable Object> parameters,
            Instant at,
            @Nullable String user,
            @Nullable Map<String, @Nullable Object> context,
            @Nullable List<String> causes) {
        this.action = action;
        this.parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.at = at;
        this.user = user;
        this.context = context;
        this.causes = causes == null ? List.of() : List.copyOf(causes);
    }

    /** What somebody asks for directly. */
    public static Request ofUser(
            String action,
            Map<String, @Nullable Object> parameters,
            Instant at,
            String user,
            Map<String, @Nullable Object> context) {
        return new Request(action, parameters, at, user, context, List.of());
    }

    /** What a rule asks for; {@code causes} are those of the event. */
    public static Request ofRule(
            String action, Map<String, @Nullable Object> parameters, Instant at, List<String> causes) {
        return new Request(action, parameters, at, null, null, causes);
    }

    /** The same with other parameters. */
    public Request with(Map<String, @Nullable Object> other) {
        return new Request(action, other, at, user, context, causes);
    }
}
