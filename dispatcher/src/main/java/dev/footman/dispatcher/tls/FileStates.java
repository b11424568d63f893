// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at files, at each at most once a second, however many calls ask. Safe for all threads. */
final class FileStates {
    static final long LOOK_EVERY_MILLIS = 1_000;
    private static final int MOST_FILES = 4_000;

    private record Look(FileState state, long at) {}

    private final Map<String, Look> looks = new ConcurrentHashMap<>();
    private final Clock clock;

    FileStates(Clock clock) {
        this.clock = clock;
    }

    FileState of(String path) {
        long now = clock.millis();
        Look last = looks.get(path);
        if (last != null && !isDue(last.at, now)) {
            return last.state;
        }
        if (looks.size() >= MOST_FILES) {
            looks.clear(); // whatever is still in use is looked at again
        }
        Look look = new Look(FileState.of(path), now);
        looks.put(path, look);
        return look.state;
    }

    /** Whether a second has passed, or the clock was set back. */
    static boolean isDue(long last, long now) {
        return now - last >= LOOK_EVERY_MILLIS || now < last;
    }
}
