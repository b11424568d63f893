// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.destination;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.footman.contract.event.DerivedId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a destination is doing and what may be sent to it, as the compacted topic {@code destinations} carries it; the key is
 * {@code url}.
 *
 * @param id  24 hexadecimal digits, derived from {@code url}
 * @param url scheme, host and port
 */
public record DestinationState(String id, String url, Standing standing, Load load, Last last, Limits limits) {
    private static final int ID_BYTES = 12;

    /** One of which nothing is known yet. */
    public static DestinationState unknown(String url, Instant now) {
        return new DestinationState(
                idOf(url),
                url,
                new Standing(Condition.HEALTHY, "", now, null),
                new Load(0, 0, 0, 0),
                new Last(null, null),
                Limits.NONE);
    }

    public static String idOf(String url) {
        return DerivedId.of(ID_BYTES, "destination", url);
    }

    /** What is sent to it at {@code now}. */
    public Gate gate(Instant now) {
        boolean isLeftAlone = standing.until != null && standing.until.isAfter(now);
        return switch (standing.state) {
            case PAUSED -> Gate.HELD;
            case OPEN -> isLeftAlone ? Gate.BROKEN : Gate.TRIED;
            case FAILING, HEALTHY -> isLeftAlone ? Gate.HELD : Gate.FREE;
        };
    }

    /** What is sent to a destination. */
    public enum Gate {
        FREE,
        /** One now and then, to see how it does. */
        TRIED,
        /** Nothing: its breaker is open. */
        BROKEN,
        /** Nothing: it is paused, or asked to be left alone. */
        HELD;

        /** The same for what somebody asked for directly: a breaker spares others, and whoever asks wants the answer. */
        public Gate forAsked() {
            return this == HELD ? HELD : FREE;
        }
    }

    /** What a destination can be. */
    public enum Condition {
        @JsonProperty("healthy")
        HEALTHY,
        /** The last calls failed. */
        @JsonProperty("failing")
        FAILING,
        /** Its breaker is open: most calls of the last minute failed, and after a while one is tried. */
        @JsonProperty("open")
        OPEN,
        /** Nothing is sent until somebody resumes it. */
        @JsonProperty("paused")
        PAUSED
    }

    /**
     * What is thought of it.
     *
     * @param reason why, for people; empty where that needs no reason
     * @param since  when it came into its state
     * @param until  until when nothing is sent to it; absent: no time is set
     */
    public record Standing(
            Condition state,
            String reason,
            Instant since,
            @Nullable Instant until) {
        // spelled out, as those below: javac writes no type annotations for a compact constructor's parameters
        @JsonCreator
        public Standing(Condition state, String reason, Instant since, @Nullable Instant until) {
            this.state = state;
            this.reason = reason;
            this.since = since;
            this.until = until;
        }
    }

    /**
     * What it has to do.
     *
     * @param inFlight    calls at this moment, of all dispatchers
     * @param waiting     deliveries that wait for another time, in lanes and in the ledger
     * @param perSecond   calls that it lately answered well in a second
     * @param dispatchers that lately called it
     */
    public record Load(int inFlight, long waiting, double perSecond, int dispatchers) {}

    /** When it last answered well, and what last went wrong; absent where that never was. */
    public record Last(@Nullable Instant success, @Nullable Failure error) {
        @JsonCreator
        public Last(@Nullable Instant success, @Nullable Failure error) {
            this.success = success;
            this.error = error;
        }
    }

    public record Failure(Instant at, String reason) {}

    /**
     * How much it bears.
     *
     * @param concurrency   calls at once in one dispatcher; absent: as dispatchers are set
     * @param ratePerSecond calls begun in a second by all dispatchers; absent: as many as come
     */
    public record Limits(
            @Nullable Integer concurrency, @Nullable Double ratePerSecond) {
        public static final Limits NONE = new Limits(null, null);

        @JsonCreator
        public Limits(@Nullable Integer concurrency, @Nullable Double ratePerSecond) {
            this.concurrency = concurrency;
            this.ratePerSecond = ratePerSecond;
        }
    }
}
