// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.footman.contract.event.Event;
import java.time.Instant;

/** An event, and how far it has come (StackStorm contract, section 7.2). */
public record TriggerInstance(Event event, Instant occurredAt, Status status) {
    /** What is asked of the group of processors, and written nowhere. */
    public enum Status {
        /** No processor has committed it. */
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("processed")
        PROCESSED,
        /** StackStorm's alone: nothing is ever in it here. */
        @JsonProperty("processing")
        PROCESSING,
        /** The same: a rule that fails leaves an enforcement that says so, and the instance is processed. */
        @JsonProperty("processing_failed")
        PROCESSING_FAILED
    }
}
