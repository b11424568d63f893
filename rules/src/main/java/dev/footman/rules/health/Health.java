// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.health;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import dev.footman.contract.destination.DestinationState.Last;
import dev.footman.contract.destination.DestinationState.Limits;
import dev.footman.contract.destination.DestinationState.Load;
import dev.footman.contract.destination.DestinationState.Standing;
import dev.footman.contract.event.FoundTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a destination, and what follows from a report on it. Pure: the caller keeps it.
 *
 * @param shown          what everybody is told
 * @param traffic        of the last minute
 * @param failuresInARow calls that came to nothing since the last that was answered well
 * @param failingSince   when the first of these was told; absent: there is none
 * @param inHand         what dispatchers have in hand, by their names
 * @param owed           what waits in the ledger, by its partitions
 * @param announced      the state that people were told of last: healthy, failing or paused
 */
public record Health(
        DestinationState shown,
        Traffic traffic,
        long failuresInARow,
        @Nullable Instant failingSince,
        Map<String, InHand> inHand,
        Map<Integer, Long> owed,
        Condition announced) {
    /** From then on one is tried again. */
    static final Duration OPEN_FOR = Duration.ofSeconds(30);

    private static final long FAILING_FROM = 4;
    private static final Duration IN_HAND_FOR = Duration.ofSeconds(15);

    /** Before that, good news may be bad again: one that comes and goes is told of once. */
    private static final Duration RECOVERED_AFTER = Duration.ofSeconds(10);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    @JsonCreator
    public Health(
            DestinationState shown,
            Traffic traffic,
            long failuresInARow,
            @Nullable Instant failingSince,
            Map<String, InHand> inHand,
            Map<Integer, Long> owed,
            @Nullable Condition announced) {
        this.shown = shown;
        this.traffic = traffic;
        this.failuresInARow = failuresInARow;
        this.failingSince = failingSince;
        this.inHand = Map.copyOf(inHand);
        this.owed = Map.copyOf(owed);
        this.announced = announced == null ? worth(shown.standing().state()) : announced;
    }

    /** What one dispatcher had in hand when it told. */
    public record InHand(Instant at, int calls, int waiting) {}

    public static Health unknown(String url, Instant now) {
        return new Health(
                DestinationState.unknown(url, now), Traffic.NONE, 0, null, Map.of(), Map.of(), Condition.HEALTHY);
    }

    /**
     * What is known after a report.
     *
     * @param pauseAfter of nothing but failures a destination is paused
     */
    public Health after(DestinationReport report, Instant now, Duration pauseAfter) {
        return switch (report) {
            case DestinationReport.Calls calls -> after(calls, now, pauseAfter);
            case DestinationReport.Owed told -> owing(told).counted(now);
            case DestinationReport.Pause pause ->
                standing(new Verdict(Condition.PAUSED, pauseReason(pause), null), now);
            case DestinationReport.Resume _ -> resumed(now);
            case DestinationReport.Bears bears -> bearing(bears.limits());
        };
    }

    private static String pauseReason(DestinationReport.Pause pause) {
        return pause.reason().isBlank() ? "by " + pause.by() : "by %s: %s".formatted(pause.by(), pause.reason());
    }

    /** What is known when time has passed and nobody has told anything. */
    public Health counted(Instant now) {
        Map<String, InHand> fresh = new LinkedHashMap<>(inHand);
        fresh.values().removeIf(told -> told.at.plus(IN_HAND_FOR).isBefore(now));
        int calls = fresh.values().stream().mapToInt(InHand::calls).sum();
        long inLanes = fresh.values().stream().mapToInt(InHand::waiting).sum();
        long inLedger = owed.values().stream().mapToLong(Long::longValue).sum();
        Load load = new Load(calls, inLanes + inLedger, traffic.perSecond(), fresh.size());
        DestinationState counted =
                new DestinationState(shown.id(), shown.url(), shown.standing(), load, shown.last(), shown.limits());
        return new Health(counted, traffic, failuresInARow, failingSince, fresh, owed, announced);
    }

    /** What people are to hear, and what is known once they have. */
    public record News(Optional<FoundTrigger> trigger, Health after) {}

    /** What people are to hear now: of trouble at once, of its end when it has stayed away for a while. */
    public News news(Instant now) {
        Condition state = worth(shown.standing().state());
        if (isRecovering() && shown.standing().since().plus(RECOVERED_AFTER).isAfter(now)) {
            return new News(Optional.empty(), this);
        }
        Health after = new Health(shown, traffic, failuresInARow, failingSince, inHand, owed, state);
        return new News(state == announced ? Optional.empty() : found(announced, state), after);
    }

    /** Whether it is well, and people do not know yet. */
    public boolean isRecovering() {
        return announced == Condition.FAILING && shown.standing().state() == Condition.HEALTHY;
    }

    /** What is found of a change; of one that somebody resumed, whether it recovers is still to be seen. */
    private static Optional<FoundTrigger> found(Condition was, Condition is) {
        return switch (is) {
            case PAUSED -> Optional.of(FoundTrigger.DESTINATION_PAUSED);
            case FAILING, OPEN ->
                was == Condition.HEALTHY ? Optional.of(FoundTrigger.DESTINATION_FAILING) : Optional.empty();
            case HEALTHY ->
                was == Condition.FAILING ? Optional.of(FoundTrigger.DESTINATION_RECOVERED) : Optional.empty();
        };
    }

    /** What a state is to people, who need not know of breakers. */
    private static Condition worth(Condition state) {
        return state == Condition.OPEN ? Condition.FAILING : state;
    }

    private Health after(DestinationReport.Calls calls, Instant now, Duration pauseAfter) {
        boolean isDelivered = calls.delivered() > 0;
        long failures = calls.failed() + calls.refused();
        long inARow = isDelivered ? 0 : failuresInARow + failures;
        Instant since = isDelivered ? null : failingSince == null && failures > 0 ? now : failingSince;
        Map<String, InHand> told = new LinkedHashMap<>(inHand);
        told.put(calls.dispatcher(), new InHand(now, calls.inFlight(), calls.waiting()));
        Traffic counted = isDelivered && isIn(Condition.OPEN) ? Traffic.NONE : traffic.and(calls, now);
        Health known = new Health(withLast(calls.last()), counted, inARow, since, told, owed, announced);
        return known.standing(known.verdict(calls, now, pauseAfter), now).counted(now);
    }

    /** A state, why, and until when nothing is sent. */
    private record Verdict(
            Condition state, String reason, @Nullable Instant until) {}

    private Verdict verdict(DestinationReport.Calls calls, Instant now, Duration pauseAfter) {
        boolean isFailing = calls.delivered() == 0 && calls.failed() + calls.refused() > 0;
        if (isIn(Condition.PAUSED)) {
            return asBefore();
        }
        if (calls.gone()) {
            return new Verdict(Condition.PAUSED, "it answered 410, that it is gone for good", null);
        }
        if (isFailing && failingSince != null && !failingSince.plus(pauseAfter).isAfter(now)) {
            return new Verdict(Condition.PAUSED, "nothing but failures since " + failingSince, null);
        }
        if (isIn(Condition.OPEN) && calls.delivered() == 0) {
            return isFailing ? open(now) : asBefore();
        }
        if (calls.failed() > 0 && traffic.isBreaking()) {
            return open(now);
        }
        return held(calls, now);
    }

    private Verdict asBefore() {
        Standing standing = shown.standing();
        return new Verdict(standing.state(), standing.reason(), standing.until());
    }

    private Verdict open(Instant now) {
        return new Verdict(Condition.OPEN, "most of its calls of the last minute failed", later(now.plus(OPEN_FOR)));
    }

    private Verdict held(DestinationReport.Calls calls, Instant now) {
        Condition state = failuresInARow >= FAILING_FROM
                ? Condition.FAILING
                : calls.delivered() > 0 ? Condition.HEALTHY : shown.standing().state();
        if (calls.hold() != null) {
            return new Verdict(state, "it asked to be left alone (Retry-After)", later(now.plus(calls.hold())));
        }
        Instant until = shown.standing().until();
        boolean isHeld = until != null && until.isAfter(now) && !isIn(Condition.OPEN);
        return isHeld ? new Verdict(state, shown.standing().reason(), until) : new Verdict(state, "", null);
    }

    private boolean isIn(Condition state) {
        return shown.standing().state() == state;
    }

    private Instant later(Instant end) {
        Instant until = shown.standing().until();
        return until != null && until.isAfter(end) ? until : end;
    }

    private Health resumed(Instant now) {
        Condition state = failuresInARow >= FAILING_FROM ? Condition.FAILING : Condition.HEALTHY;
        Health fresh = new Health(shown, Traffic.NONE, failuresInARow, null, inHand, owed, announced);
        return fresh.standing(new Verdict(state, "", null), now);
    }

    private Health standing(Verdict verdict, Instant now) {
        Standing before = shown.standing();
        Instant since = verdict.state == before.state() ? before.since() : now;
        Standing standing = new Standing(verdict.state, verdict.reason, since, verdict.until);
        return with(
                new DestinationState(shown.id(), shown.url(), standing, shown.load(), shown.last(), shown.limits()));
    }

    private DestinationState withLast(Last told) {
        Last before = shown.last();
        Last last = new Last(
                told.success() == null ? before.success() : told.success(),
                told.error() == null ? before.error() : told.error());
        return new DestinationState(shown.id(), shown.url(), shown.standing(), shown.load(), last, shown.limits());
    }

    private Health bearing(Limits limits) {
        return with(
                new DestinationState(shown.id(), shown.url(), shown.standing(), shown.load(), shown.last(), limits));
    }

    private Health owing(DestinationReport.Owed told) {
        Map<Integer, Long> all = new LinkedHashMap<>(owed);
        all.put(told.partition(), told.waiting());
        all.values().removeIf(waiting -> waiting == 0);
        return new Health(shown, traffic, failuresInARow, failingSince, inHand, all, announced);
    }

    private Health with(DestinationState state) {
        return new Health(state, traffic, failuresInARow, failingSince, inHand, owed, announced);
    }
}
