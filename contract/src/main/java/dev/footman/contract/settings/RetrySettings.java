// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.time.Duration;
import java.util.List;

/**
 * {@code footman.dispatcher.retry}: when a failed call is made again.
 *
 * @param schedule the wait before each attempt but the first, each 1ms to 30d; default 5s, 30s, 2m, 10m, 30m, 1h, 3h, 6h,
 *                 12h, 24h; empty: no second attempt
 * @param jitter   by which part a wait may be longer or shorter, so that calls that failed together do not return
 *                 together; 0 to 1, default 0.2
 */
public record RetrySettings(List<Duration> schedule, double jitter) {
    private static final List<Duration> DEFAULT = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            Duration.ofHours(24));

    public RetrySettings {
        schedule = List.copyOf(schedule);
    }

    public static RetrySettings read(Section root) {
        Section retry = root.section("footman.dispatcher.retry");
        return new RetrySettings(
                retry.durations("schedule", DEFAULT, Duration.ofMillis(1), Duration.ofDays(30)),
                retry.number("jitter", 0.2, 0, 1));
    }
}
