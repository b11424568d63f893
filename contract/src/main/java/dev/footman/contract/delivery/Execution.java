// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.footman.contract.destination.Destination;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery is doing, as the topic {@code executions} carries it; the key is the delivery's id. Each state holds all
 * of it, so that the newest is enough.
 *
 * @param at       when it came to be so
 * @param due      when its next attempt is due; absent where that is now, or never
 * @param reason   why it waits, or how it ended; absent where the last attempt says it
 * @param offset   where it stands in its partition of {@code deliveries}; absent where it waits or has ended
 * @param last     the last attempt; absent where none has been made
 * @param result   what came of an action that calls nobody; absent for the others
 * @param delivery what is owed, with the attempts before the last
 */
public record Execution(
        Status status,
        Instant at,
        @Nullable Instant due,
        @Nullable String reason,
        @Nullable Long offset,
        @Nullable Attempt last,
        @Nullable Map<String, @Nullable Object> result,
        Delivery delivery) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Execution(
            Status status,
            Instant at,
            @Nullable Instant due,
            @Nullable String reason,
            @Nullable Long offset,
            @Nullable Attempt last,
            @Nullable Map<String, @Nullable Object> result,
            Delivery delivery) {
        this.status = status;
        this.at = at;
        this.due = due;
        this.reason = reason;
        this.offset = offset;
        this.last = last;
        this.result = result;
        this.delivery = delivery;
    }

    /** One that was settled as soon as it was asked for, or is to be scheduled. */
    public Execution(Status status, Instant at, @Nullable Map<String, @Nullable Object> result, Delivery delivery) {
        this(status, at, null, null, null, null, result, delivery);
    }

    /** The same of another delivery. */
    public Execution with(Delivery other) {
        return new Execution(status, at, due, reason, offset, last, result, other);
    }

    /** When it was asked for. */
    public Instant asked() {
        Request request = delivery.request();
        return request == null ? at : request.at();
    }

    /** When the last state began: where an attempt brought it about, when that ended, by the dispatcher's clock. */
    public Instant since() {
        return last == null ? at : last.at().plus(last.took());
    }

    /** Where it is, for whoever wants to end it. */
    public Cancellation.Seen seen() {
        Attempt begun = status == Status.RUNNING ? last : null;
        return new Cancellation.Seen(
                delivery.placement(),
                Destination.nameOf(delivery.url()),
                status == Status.DELAYED ? due : null,
                begun == null ? offset : Long.valueOf(begun.offset()));
    }

    /** StackStorm's words (contract, section 6.3), and {@code superseded}, which is ours. */
    public enum Status {
        /** It is asked for. */
        REQUESTED(false),
        /** It waits: for its time, its turn, its destination or its next attempt. */
        DELAYED(false),
        /** It is due, and some dispatcher has it or will have it. */
        SCHEDULED(false),
        /** An attempt is being made that takes longer than a moment. */
        RUNNING(false),
        /** It was cancelled while an attempt was being made. */
        CANCELING(false),
        SUCCEEDED(true),
        FAILED(true),
        TIMEOUT(true),
        /** Its process was ended by others. */
        ABANDONED(true),
        CANCELED(true),
        /** A newer one of its key took its place. */
        SUPERSEDED(true);

        private final boolean isFinal;

        Status(boolean isFinal) {
            this.isFinal = isFinal;
        }

        /** Whether nothing follows it. */
        public boolean isFinal() {
            return isFinal;
        }

        /** As the API writes it. */
        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The status of a text; empty where there is none such. */
        public static Optional<Status> of(String text) {
            return Arrays.stream(values())
                    .filter(status -> status.text().equals(text))
                    .findFirst();
        }
    }
}
