// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/** How many deliveries of one partition wait, by their destinations. */
final class Owed {
    private final Map<String, Long> waiting = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    void more(String destination) {
        waiting.merge(destination, 1L, Long::sum);
        changed.add(destination);
    }

    void fewer(String destination) {
        waiting.computeIfPresent(destination, (name, count) -> count <= 1 ? null : count - 1);
        changed.add(destination);
    }

    /** Hands over what has changed since the last time. */
    void tell(ObjLongConsumer<String> taker) {
        changed.remove(""); // whom such a delivery goes to nobody knows
        changed.forEach(destination -> taker.accept(destination, waiting.getOrDefault(destination, 0L)));
        changed.clear();
    }
}
