// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Gate;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.ledger.Holds;
import java.time.Duration;
import java.time.Instant;

/** The topic {@code destinations}, read whole and followed: what may be sent to whom. */
public final class LiveDestinations implements Holds, AutoCloseable {
    private final LiveTable<DestinationState> states;

    private LiveDestinations(LiveTable<DestinationState> states) {
        this.states = states;
    }

    public static LiveDestinations open(KafkaConnection kafka, Topics topics, Duration patience)
            throws InterruptedException {
        return new LiveDestinations(LiveTable.gathering(kafka, topics.destinations(), patience));
    }

    @Override
    public Gate of(String destination, long nowMillis) {
        DestinationState state = states.get(destination);
        return state == null ? Gate.FREE : state.gate(Instant.ofEpochMilli(nowMillis));
    }

    @Override
    public double perSecond(String destination) {
        DestinationState state = states.get(destination);
        return state == null ? 0 : state.load().perSecond();
    }

    @Override
    public void close() {
        states.close();
    }
}
