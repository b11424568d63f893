// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how often something is done, as the library later.js has it in words: {@code every 30 seconds}, {@code every minute},
 * {@code every 2 hours}. Its words for days and dates are not read.
 */
final class Frequency {
    static final String EXPECTED =
            "words such as 'every 30 seconds', 'every 5 minutes' or 'every 1 hour', at most 24 hours";

    private static final Pattern WORDS = Pattern.compile(
            "every (?:(?<count>[1-9][0-9]{0,4}) )?(?:(?<second>s|secs?|seconds?)|(?<minute>m|mins?|minutes?)|hours?|h)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private Frequency() {}

    static Optional<Duration> parse(String text) {
        Matcher words = WORDS.matcher(text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT));
        if (!words.matches()) {
            return Optional.empty();
        }
        Duration unit = words.group("second") != null
                ? Duration.ofSeconds(1)
                : words.group("minute") != null ? Duration.ofMinutes(1) : Duration.ofHours(1);
        int count = words.group("count") == null ? 1 : Integer.parseInt(words.group("count"));
        return Optional.of(unit.multipliedBy(count)).filter(every -> every.compareTo(LONGEST) <= 0);
    }

    /** The words for {@code every}. */
    static String of(Duration every) {
        return "every %d seconds".formatted(every.toSeconds());
    }
}
