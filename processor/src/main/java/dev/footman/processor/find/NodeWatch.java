// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import java.time.Duration;

/**
 * What is known of one Qlik node.
 *
 * @param hostName as it calls itself
 * @param lastSeen when its last event was taken in, milliseconds since 1970
 * @param isTold   whether its silence since then has been told
 */
public record NodeWatch(String hostName, long lastSeen, boolean isTold) {
    /** How much later than it came an event may be noted: not every one of a busy node is. */
    static Duration grain(Duration silence) {
        Duration quarter = silence.dividedBy(4);
        return quarter.compareTo(Duration.ofMinutes(1)) < 0 ? quarter : Duration.ofMinutes(1);
    }

    /**
     * Whether the node has been silent for {@code silence} and nobody has been told.
     *
     * @param since when this process began to listen: time in which nobody listened is no silence
     */
    boolean isSilent(long now, long since, Duration silence) {
        long quietFor = now - Math.max(lastSeen, since);
        return !isTold && quietFor > silence.plus(grain(silence)).toMillis();
    }
}
