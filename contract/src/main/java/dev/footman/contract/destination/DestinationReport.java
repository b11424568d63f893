// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.destination;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody knows of a destination or wants of it, as the topic {@code destination-reports} carries it; the key is the
 * destination's scheme, host and port.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = DestinationReport.Calls.class, name = "calls"),
    @JsonSubTypes.Type(value = DestinationReport.Owed.class, name = "owed"),
    @JsonSubTypes.Type(value = DestinationReport.Pause.class, name = "pause"),
    @JsonSubTypes.Type(value = DestinationReport.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = DestinationReport.Bears.class, name = "bears")
})
public sealed interface DestinationReport {
    /**
     * What came of a dispatcher's calls since its last report.
     *
     * @param dispatcher  names it among the others
     * @param inFlight    calls that it makes at this moment
     * @param waiting     deliveries in its lane
     * @param delivered   calls that were answered with 2xx
     * @param failed      calls that are worth another attempt
     * @param refused     calls that the endpoint refused for good (other 4xx, redirects)
     * @param last        what came well and what went wrong since
     * @param hold        how long the endpoint wants to be left alone (Retry-After); absent: it did not say
     * @param gone        whether it said that it is gone for good (410)
     */
    record Calls(
            String dispatcher,
            int inFlight,
            int waiting,
            long delivered,
            long failed,
            long refused,
            DestinationState.Last last,
            @Nullable Duration hold,
            boolean gone)
            implements DestinationReport {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        @JsonCreator
        public Calls(
                String dispatcher,
                int inFlight,
                int waiting,
                long delivered,
                long failed,
                long refused,
                DestinationState.Last last,
                @Nullable Duration hold,
                boolean gone) {
            this.dispatcher = Objects.requireNonNull(dispatcher, "dispatcher");
            this.inFlight = inFlight;
            this.waiting = waiting;
            this.delivered = delivered;
            this.failed = failed;
            this.refused = refused;
            this.last = Objects.requireNonNull(last, "last");
            this.hold = hold;
            this.gone = gone;
        }
    }

    /** How many deliveries wait in one of the ledger's partitions. */
    record Owed(int partition, long waiting) implements DestinationReport {}

    /** Somebody wants no calls to be made for now. */
    record Pause(String by, String reason) implements DestinationReport {
        public Pause {
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Somebody wants calls to be made again. */
    record Resume(String by) implements DestinationReport {}

    /** Somebody sets how much the destination bears. */
    record Bears(DestinationState.Limits limits) implements DestinationReport {
        public Bears {
            Objects.requireNonNull(limits, "limits");
        }
    }
}
