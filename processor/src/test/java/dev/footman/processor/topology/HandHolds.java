// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.destination.DestinationState.Gate;
import dev.footman.processor.ledger.Holds;
import java.util.HashMap;
import java.util.Map;

/** Holds what it is told to. */
final class HandHolds implements Holds {
    private final Map<String, Gate> holds = new HashMap<>();

    void put(String destination, Gate hold) {
        holds.put(destination, hold);
    }

    @Override
    public Gate of(String destination, long nowMillis) {
        return holds.getOrDefault(destination, Gate.FREE);
    }

    @Override
    public double perSecond(String destination) {
        return 0;
    }
}
