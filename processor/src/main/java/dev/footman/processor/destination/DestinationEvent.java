// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.destination;

import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event that tells people what has become of a destination. */
final class DestinationEvent {
    private DestinationEvent() {}

    static Event of(FoundTrigger trigger, DestinationState state, Instant now) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("event", trigger.eventText());
        payload.put("destination", state.id());
        payload.put("url", state.url());
        payload.put("state", state.standing().state().name().toLowerCase(Locale.ROOT));
        DestinationState.Failure error = state.last().error();
        String reason = state.standing().reason();
        payload.put("reason", reason.isEmpty() && error != null ? error.reason() : reason);
        payload.put(
                "lastSuccess",
                state.last().success() == null ? null : state.last().success().toString());
        payload.put("lastError", error == null ? null : error.reason());
        payload.put("waiting", state.load().waiting());
        String id = FoundTrigger.idAt(
                now, trigger.reference(), state.url(), state.standing().since().toString());
        return new Event(id, trigger.reference(), payload, "processor", AsOf.START);
    }
}
