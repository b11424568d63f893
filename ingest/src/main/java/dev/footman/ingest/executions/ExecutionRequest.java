// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.delivery.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants an action to be run.
 *
 * @param action reference of the action
 * @param user   who asks
 * @param delay  how long it is to wait first
 */
public record ExecutionRequest(
        String action,
        Map<String, @Nullable Object> parameters,
        String user,
        Map<String, @Nullable Object> context,
        Duration delay) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public ExecutionRequest(
            String action,
            Map<String, @Nullable Object> parameters,
            String user,
            Map<String, @Nullable Object> context,
            Duration delay) {
        this.action = action;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.user = user;
        this.context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
        this.delay = delay;
    }

    /** What the execution keeps of it; {@code shown} are its parameters as they may be stored. */
    Request request(Map<String, @Nullable Object> shown, Instant at) {
        return Request.ofUser(action, shown, at, user, context, delay);
    }
}
