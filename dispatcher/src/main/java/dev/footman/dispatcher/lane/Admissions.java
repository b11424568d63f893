// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import dev.footman.contract.destination.Destination;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import dev.footman.contract.destination.DestinationState.Gate;
import dev.footman.contract.destination.DestinationState.Limits;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What may be sent to whom: what all dispatchers were told of a destination, and what it said to this one a moment ago.
 * Safe for all threads.
 */
public final class Admissions {
    /** Longer than this an endpoint's Retry-After keeps the others of its lane from nothing. */
    public static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Destination, DestinationState> told = new ConcurrentHashMap<>();
    private final Map<Destination, Instant> heldHere = new ConcurrentHashMap<>();

    public Admissions(Clock clock) {
        this.clock = clock;
    }

    /** Notes what all are told; null where a destination is of no more interest. */
    public void told(String url, @Nullable DestinationState state) {
        Destination destination = Destination.of(url);
        if (state == null) {
            told.remove(destination);
        } else {
            told.put(destination, state);
        }
    }

    /** Sends nothing to a destination for a time, since it asked for that; how long that is. */
    public Duration hold(Destination destination, Duration asked) {
        Duration hold = asked.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : asked;
        heldHere.merge(destination, clock.instant().plus(hold), (one, other) -> one.isAfter(other) ? one : other);
        return hold;
    }

    /**
     * What may be sent to {@code destination}.
     *
     * @param isAsked of what somebody asked for directly, which no breaker stops
     */
    Admission of(Destination destination, boolean isAsked) {
        DestinationState state = told.get(destination);
        if (state == null && heldHere.isEmpty()) {
            return Admission.FREE;
        }
        Instant now = clock.instant();
        if (isHeldHere(destination, now)) {
            return Admission.held("it asked to be left alone (Retry-After)");
        }
        return state == null ? Admission.FREE : of(state, isAsked, now);
    }

    private static Admission of(DestinationState state, boolean isAsked, Instant now) {
        Gate gate = state.gate(now);
        return switch (isAsked ? gate.forAsked() : gate) {
            case HELD, BROKEN -> Admission.held(reason(state));
            case TRIED -> limited(state, 1);
            case FREE -> limited(state, Integer.MAX_VALUE);
        };
    }

    private static String reason(DestinationState state) {
        boolean isPaused = state.standing().state() == Condition.PAUSED;
        return (isPaused ? "it is paused: " : "") + state.standing().reason();
    }

    private static Admission limited(DestinationState state, int most) {
        if (most == Integer.MAX_VALUE && state.limits().equals(Limits.NONE)) {
            return Admission.FREE; // as almost always
        }
        Integer concurrency = state.limits().concurrency();
        Double rate = state.limits().ratePerSecond();
        return new Admission(
                concurrency == null ? most : Math.min(most, concurrency),
                rate == null ? 0 : rate / Math.max(1, state.load().dispatchers()),
                "");
    }

    private boolean isHeldHere(Destination destination, Instant now) {
        Instant until = heldHere.get(destination);
        if (until != null && !until.isAfter(now)) {
            heldHere.remove(destination, until);
            return false;
        }
        return until != null;
    }
}
