// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * That an execution is to end where it is, as the topic {@code cancellations} carries it; the key is its id. An attempt
 * that succeeds before it is heard of counts, and nothing is cancelled then.
 *
 * @param user   who wants it
 * @param end    the status that it ends in
 * @param result as the execution shows it from then on
 * @param seen   where it was when that was said
 */
public record Cancellation(String user, Execution.Status end, Map<String, @Nullable Object> result, Seen seen) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    @JsonCreator
    public Cancellation(String user, Execution.Status end, Map<String, @Nullable Object> result, Seen seen) {
        if (!end.isFinal()) {
            throw new IllegalArgumentException("an execution cannot end as " + end.text());
        }
        this.user = user;
        this.end = end;
        this.result = result;
        this.seen = seen;
    }

    /** As {@code DELETE} of an execution has it (StackStorm contract, section 6.3). */
    public static Cancellation of(String user, Seen seen) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("message", "Action canceled by user.");
        result.put("user", user);
        return new Cancellation(user, Execution.Status.CANCELED, result, seen);
    }

    /** The same without what the execution is to show. */
    public Cancellation withoutResult() {
        return new Cancellation(user, end, Map.of(), seen);
    }

    /**
     * Where an execution is found, so that nobody has to search for it. What was seen may be over when it is looked for.
     *
     * @param placement   of its delivery
     * @param destination whom it goes to; empty where it calls nobody
     * @param due         until when it waits; absent where it does not
     * @param offset      under which it is leased to a dispatcher; absent where it is not
     */
    public record Seen(
            String placement,
            String destination,
            @Nullable Instant due,
            @Nullable Long offset) {
        // spelled out, as above
        @JsonCreator
        public Seen(String placement, String destination, @Nullable Instant due, @Nullable Long offset) {
            this.placement = placement;
            this.destination = destination;
            this.due = due;
            this.offset = offset;
        }
    }
}
