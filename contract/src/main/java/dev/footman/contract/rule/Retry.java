// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the failed calls of one rule are made again, in the place of what the processor is set to.
 *
 * @param schedule the wait before each attempt but the first; empty: there is no second attempt
 * @param jitter   by which part a wait may be longer or shorter, 0 to 1; absent: as the processor is set
 */
public record Retry(List<Duration> schedule, @Nullable Double jitter) {
    /** Waits that a schedule may have. */
    public static final int MOST_WAITS = 50;

    public static final Duration SHORTEST_WAIT = Duration.ofMillis(1);
    public static final Duration LONGEST_WAIT = Duration.ofDays(30);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public Retry(List<Duration> schedule, @Nullable Double jitter) {
        this.schedule = List.copyOf(schedule);
        this.jitter = jitter;
    }
}
