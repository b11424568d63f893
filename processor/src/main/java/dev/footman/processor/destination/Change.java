// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.destination;

import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A destination's change that people want to hear of. */
record Change(FoundTrigger trigger) {
    static Optional<Change> between(Condition was, Condition is) {
        if (was == is) {
            return Optional.empty();
        }
        return switch (is) {
            case PAUSED -> Optional.of(new Change(FoundTrigger.DESTINATION_PAUSED));
            case FAILING, OPEN ->
                was == Condition.HEALTHY ? Optional.of(new Change(FoundTrigger.DESTINATION_FAILING)) : Optional.empty();
            case HEALTHY ->
                was == Condition.PAUSED
                        ? Optional.empty() // somebody resumed it: whether it recovers is still to be seen
                        : Optional.of(new Change(FoundTrigger.DESTINATION_RECOVERED));
        };
    }

    /** The event, whose id is the same whenever this change is found. */
    Event event(DestinationState state, Instant now) {
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
