// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
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
 */
public record Request(
        String action,
        Map<String, @Nullable Object> parameters,
        Instant at,
        @Nullable String user,
        @Nullable Map<String, @Nullable Object> context) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Request(
            String action,
            @Nullable Map<String, @Nullable Object> parameters,
            Instant at,
            @Nullable String user,
            @Nullable Map<String, @Nullable Object> context) {
        this.action = action;
        this.parameters = parameters == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.at = at;
        this.user = user;
        this.context = context;
    }

    /** What a rule asks for. */
    public static Request ofRule(String action, Map<String, @Nullable Object> parameters, Instant at) {
        return new Request(action, parameters, at, null, null);
    }
}
