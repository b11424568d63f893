// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.time.Duration;

/**
 * {@code footman.retention}: how long things that are over are kept.
 *
 * @param events     taken in, so that they can be replayed; 1m to 3650d, default 7d
 * @param executions that have ended; 1m to 3650d, default 7d
 */
public record RetentionSettings(Duration events, Duration executions) {
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final Duration MOST = Duration.ofDays(3650);

    public static RetentionSettings read(Section root) {
        Section retention = root.section("footman.retention");
        return new RetentionSettings(
                retention.duration("events", Duration.ofDays(7), LEAST, MOST),
                retention.duration("executions", Duration.ofDays(7), LEAST, MOST));
    }
}
