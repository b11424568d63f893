// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.processor.ledger.Holds;
import java.util.HashMap;
import java.util.Map;

/** Holds what it is told to. */
final class HandHolds implements Holds {
    private final Map<String, Hold> holds = new HashMap<>();

    void put(String destination, Hold hold) {
        holds.put(destination, hold);
    }

    @Override
    public Hold of(String destination, long nowMillis) {
        return holds.getOrDefault(destination, Hold.FREE);
    }

    @Override
    public double perSecond(String destination) {
        return 0;
    }
}
