// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.topic.JsonSerde;
import org.jspecify.annotations.Nullable;

/**
 * The newest delivery of a rule and limit key whose deliveries supersede one another.
 *
 * @param due         when it is tried again, milliseconds since 1970; absent: it does not wait
 * @param destination where it waits for, scheme, host and port
 * @param at          when that was noted
 */
record Newest(String id, Delivery.Turn turn, @Nullable Long due, String destination, long at) {
    static final JsonSerde<Newest> SERDE = new JsonSerde<>(Newest.class);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    @JsonCreator
    Newest(String id, Delivery.Turn turn, @Nullable Long due, String destination, long at) {
        this.id = id;
        this.turn = turn;
        this.due = due;
        this.destination = destination;
        this.at = at;
    }
}
