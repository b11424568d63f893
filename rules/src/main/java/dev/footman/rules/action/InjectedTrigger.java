// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event that {@code core.inject_trigger} brings about (contract, section 6.2).
 *
 * @param trigger reference of a trigger type without parameters
 * @param tag     of its trace; empty where none was given
 */
public record InjectedTrigger(String trigger, Map<String, @Nullable Object> payload, String tag) {
    /** The action's reference. */
    public static final String ACTION = "core.inject_trigger";

    /** What is to be brought about by what was asked for; empty for every other action. */
    public static Optional<InjectedTrigger> of(@Nullable Request request) {
        return request == null || !request.action().equals(ACTION)
                ? Optional.empty()
                : Optional.of(of(request.parameters()));
    }

    /** The event, for whoever asked for it directly. */
    public Event event(String id) {
        return new Event(id, trigger, trigger, payload, ACTION, tag, AsOf.START);
    }

    /**
     * Reads the action's parameters.
     *
     * @throws IllegalArgumentException if no trigger is named
     */
    static InjectedTrigger of(Map<String, @Nullable Object> parameters) {
        Object named = parameters.get("trigger_name");
        Object trigger = named == null ? parameters.get("trigger") : named;
        if (!(trigger instanceof String ref) || ref.isBlank()) {
            throw new IllegalArgumentException(
                    "trigger_name must be the reference of a trigger type, such as mypack.my_trigger, but is absent");
        }
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        if (parameters.get("payload") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> payload.put(String.valueOf(name), value));
        }
        return new InjectedTrigger(ref.strip(), payload, parameters.get("trace_tag") instanceof String tag ? tag : "");
    }
}
