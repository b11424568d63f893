// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ids of requests that this node has taken a short while ago, so that one that somebody recorded cannot be sent again.
 * It holds a bounded number; where more come, the oldest are forgotten first. Safe for all threads.
 */
public final class SeenIds {
    /** As long as the moment of a signed request is good, before and after. */
    private static final Duration REMEMBERED = Signed.TOLERANCE.multipliedBy(2);

    private static final int MOST = 100_000;

    private final int most;
    private final Map<String, Instant> seenAt = new LinkedHashMap<>();

    public SeenIds() {
        this(MOST);
    }

    SeenIds(int most) {
        this.most = most;
    }

    /**
     * Notes an id.
     *
     * @param scope what the id is unique in, such as the hook
     * @return whether it is new; false for one that is sent again
     */
    public synchronized boolean isNew(String scope, String id, Instant now) {
        forget(now);
        return seenAt.putIfAbsent(scope + "\n" + id, now) == null;
    }

    /** Takes an id back whose request could not be taken after all: it will be sent again, and rightly. */
    public synchronized void forget(String scope, String id) {
        seenAt.remove(scope + "\n" + id);
    }

    /** They stand in the order in which they came. */
    private void forget(Instant now) {
        Instant end = now.minus(REMEMBERED);
        Iterator<Instant> oldest = seenAt.values().iterator();
        while (oldest.hasNext() && (oldest.next().isBefore(end) || seenAt.size() >= most)) {
            oldest.remove();
        }
    }
}
