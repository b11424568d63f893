// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.time.Duration;

/** How long the drainer waits after failures that follow one another: {@code first}, doubled each time up to {@code most}. */
record Backoff(Duration first, Duration most) {
    static final Backoff STANDARD = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(5));

    /** The wait after {@code failures}, 1 or more. */
    Duration after(int failures) {
        int doublings = Math.min(failures - 1, 30);
        Duration doubled = first.multipliedBy(1L << doublings);
        return doubled.compareTo(most) < 0 ? doubled : most;
    }
}
