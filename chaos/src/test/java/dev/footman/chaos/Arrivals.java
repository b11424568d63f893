// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What came to the receivers. */
final class Arrivals {
    /** A call that is owed: of the event of a task, to a webhook. */
    record Owed(String task, String webhook) {}

    /**
     * What came of it.
     *
     * @param ids   each {@code webhook-id} that it came under
     * @param taken how often it was answered with 2xx
     */
    record Arrived(Set<String> ids, int taken) {
        static final Arrived NEVER = new Arrived(Set.of(), 0);

        private static Arrived sum(Arrived one, Arrived other) {
            Set<String> ids = new HashSet<>(one.ids);
            ids.addAll(other.ids);
            return new Arrived(Set.copyOf(ids), one.taken + other.taken);
        }
    }

    private final Map<Owed, Arrived> arrived = new ConcurrentHashMap<>();

    /** It came, whatever is answered. */
    void came(Owed owed, String id) {
        arrived.merge(owed, new Arrived(Set.of(id), 0), Arrived::sum);
    }

    /** It was answered with 2xx. */
    void taken(Owed owed) {
        arrived.merge(owed, new Arrived(Set.of(), 1), Arrived::sum);
    }

    Arrived of(Owed owed) {
        return arrived.getOrDefault(owed, Arrived.NEVER);
    }

    /** Those of {@code tasks} and webhooks that have not been answered with 2xx. */
    Set<Owed> missing(Collection<String> tasks, Collection<String> webhooks) {
        Set<Owed> missing = new HashSet<>();
        for (String task : tasks) {
            for (String webhook : webhooks) {
                Owed owed = new Owed(task, webhook);
                if (of(owed).taken() == 0) {
                    missing.add(owed);
                }
            }
        }
        return missing;
    }
}
