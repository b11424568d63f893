// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import dev.footman.contract.destination.Destination;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The destinations whose last call was not answered in time. What goes to them may take all of an attempt's time again, so
 * that they are given few calls at once, however much is owed to them. Safe for all threads.
 */
final class SlowDestinations {
    /** Beyond it the one that has been slow for longest is forgotten, and is found to be slow again. */
    private static final int REMEMBERED = 10_000;

    private final Map<Destination, Boolean> slow = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Destination, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    private volatile boolean isEmpty = true; // almost always, and then nobody waits for the lock

    boolean has(Destination destination) {
        if (isEmpty) {
            return false;
        }
        synchronized (slow) {
            return slow.containsKey(destination);
        }
    }

    /** Notes how a call has ended. */
    void ended(Destination destination, boolean isTimedOut) {
        if (isEmpty && !isTimedOut) {
            return;
        }
        synchronized (slow) {
            if (isTimedOut) {
                slow.put(destination, true);
            } else {
                slow.remove(destination);
            }
            isEmpty = slow.isEmpty();
        }
    }
}
