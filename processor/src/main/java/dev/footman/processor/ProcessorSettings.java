// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor;

import dev.footman.contract.settings.RetrySettings;
import dev.footman.contract.settings.Section;
import java.time.Duration;

/**
 * {@code footman.processor}, and what Butler and the dispatcher's settings say of the processor's work.
 *
 * @param threads       of the topology; 1 to 256, default 1
 * @param guarantee     {@code at_least_once}, the default, or {@code exactly_once_v2}
 * @param deduplication how long an execution id is remembered for each kind of event
 *                      ({@code Butler.udpServerConfig.deduplication}: {@code enable}, {@code ttlMinutes} 0 to 10080); default
 *                      10 minutes; zero: duplicates pass
 * @param silence       {@code footman.ingest.silence}: how long a Qlik node that used to send may say nothing before that is told;
 *                      0 to 30d; default and zero: it is never told
 * @param pauseAfter    {@code footman.dispatcher.pauseAfter}: after how long of nothing but failures a destination is paused;
 *                      1s to 365d, default 5d
 * @param retry         {@code footman.dispatcher.retry}: when the ledger sends a failed delivery again
 */
public record ProcessorSettings(
        int threads,
        String guarantee,
        Duration deduplication,
        Duration silence,
        Duration pauseAfter,
        RetrySettings retry) {
    private static final double WEEK_MINUTES = 10_080;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);
    private static final double MILLIS_PER_MINUTE = 60_000;

    public static ProcessorSettings read(Section root) {
        Section processor = root.section("footman.processor");
        return new ProcessorSettings(
                processor.integer("threads", 1, 1, 256),
                processor.oneOf("guarantee", "at_least_once", "at_least_once", "exactly_once_v2"),
                deduplication(
                        root.section("Butler.udpServerConfig.deduplication").withDefaultsHidden()),
                root.section("footman.ingest").duration("silence", Duration.ZERO, Duration.ZERO, LONGEST_SILENCE),
                root.section("footman.dispatcher")
                        .duration("pauseAfter", Duration.ofDays(5), Duration.ofSeconds(1), Duration.ofDays(365)),
                RetrySettings.read(root));
    }

    private static Duration deduplication(Section butler) {
        boolean enable = butler.bool("enable", true);
        double minutes = butler.number("ttlMinutes", 10, 0, WEEK_MINUTES);
        return enable ? Duration.ofMillis(Math.round(minutes * MILLIS_PER_MINUTE)) : Duration.ZERO;
    }
}
