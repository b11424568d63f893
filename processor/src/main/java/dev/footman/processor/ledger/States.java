// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.topic.JsonSerde;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@link Execution} as JSON around a delivery that is JSON already: every delivery passes here twice, and is neither
 * read nor written again for it.
 */
final class States {
    private static final JsonSerde<Head> HEADS = new JsonSerde<>(Head.class);
    private static final byte[] DELIVERY = ",\"delivery\":".getBytes(StandardCharsets.US_ASCII);

    private States() {}

    /** What {@link Execution} has besides its delivery. */
    private record Head(
            Status status,
            Instant at,
            @Nullable Instant due,
            @Nullable String reason,
            @Nullable Long offset,
            @Nullable Attempt last,
            @Nullable Map<String, @Nullable Object> result) {
        Head(Status status, Instant at, @Nullable Instant due, @Nullable String reason, @Nullable Attempt last) {
            this(status, at, due, reason, null, last, null);
        }
    }

    /** Some dispatcher has it, or will have it, who finds it at {@code offset}. */
    static byte[] scheduled(byte[] delivery, long offset, Instant at) {
        return written(new Head(Status.SCHEDULED, at, null, null, offset, null, null), delivery);
    }

    /** An attempt takes longer than a moment. */
    static byte[] running(byte[] delivery, Attempt attempt, Instant at) {
        return written(new Head(Status.RUNNING, at, null, null, attempt), delivery);
    }

    static byte[] succeeded(byte[] delivery, Attempt last, Instant at) {
        return written(new Head(Status.SUCCEEDED, at, null, null, last), delivery);
    }

    /** It waits until {@code due}, or for others; {@code last} is the attempt that has failed, if one was made. */
    static byte[] delayed(
            byte[] delivery, @Nullable Instant due, @Nullable String reason, @Nullable Attempt last, Instant at) {
        boolean isMade = last != null && !(last.outcome() instanceof Outcome.Postponed);
        return written(new Head(Status.DELAYED, at, due, reason, isMade ? last : null), delivery);
    }

    /** It is given up after {@code last}. */
    static byte[] dead(byte[] delivery, String reason, Attempt last, Instant at) {
        return written(new Head(ended(last.outcome()), at, null, reason, last), delivery);
    }

    private static Status ended(Outcome outcome) {
        return switch (outcome) {
            case Outcome.TimedOut _ -> Status.TIMEOUT;
            case Outcome.Ran(Outcome.Ran.End end, var _) when end == Outcome.Ran.End.TIMED_OUT -> Status.TIMEOUT;
            case Outcome.Ran(Outcome.Ran.End end, var _) when end == Outcome.Ran.End.ABANDONED -> Status.ABANDONED;
            default -> Status.FAILED;
        };
    }

    /** A newer one, {@code newer}, took its place; its id may be unknown and is empty then. */
    static byte[] superseded(byte[] delivery, String newer, Instant at) {
        String reason =
                newer.isEmpty() ? "a newer one of its key took its place" : "%s took its place".formatted(newer);
        return written(new Head(Status.SUPERSEDED, at, null, reason, null), delivery);
    }

    /** It is to end, and some dispatcher still has it. */
    static byte[] canceling(byte[] delivery, long offset, Instant at) {
        return written(new Head(Status.CANCELING, at, null, null, offset, null, null), delivery);
    }

    /** It has ended since somebody wanted that; {@code last} is the attempt that was broken off, if one was made. */
    static byte[] canceled(byte[] delivery, Cancellation asked, @Nullable Attempt last, Instant at) {
        boolean isMade = last != null && !(last.outcome() instanceof Outcome.Postponed);
        String reason = "ended by " + asked.user();
        return written(new Head(asked.end(), at, null, reason, null, isMade ? last : null, asked.result()), delivery);
    }

    private static byte[] written(Head head, byte[] delivery) {
        byte[] json = HEADS.write(head);
        int open = json.length - 1; // without the brace that closes it
        byte[] whole = Arrays.copyOf(json, open + DELIVERY.length + delivery.length + 1);
        System.arraycopy(DELIVERY, 0, whole, open, DELIVERY.length);
        System.arraycopy(delivery, 0, whole, open + DELIVERY.length, delivery.length);
        whole[whole.length - 1] = '}';
        return whole;
    }
}
