// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as operators write them: {@code 300} (seconds), {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 7d}. */
public final class DurationText {
    private static final Pattern SPELLING = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,9})?)(ms|s|m|h|d)?");
    private static final Map<String, BigDecimal> SECONDS = Map.of(
            "ms", new BigDecimal("0.001"),
            "s", BigDecimal.ONE,
            "m", BigDecimal.valueOf(60),
            "h", BigDecimal.valueOf(3_600),
            "d", BigDecimal.valueOf(86_400));

    private DurationText() {}

    /** The duration, or empty if the text is none; what is finer than a nanosecond is cut. */
    public static Optional<Duration> parse(String text) {
        Matcher spelled = SPELLING.matcher(text.strip());
        if (!spelled.matches()) {
            return Optional.empty();
        }
        BigDecimal unit = SECONDS.getOrDefault(spelled.group(2) == null ? "s" : spelled.group(2), BigDecimal.ONE);
        BigDecimal seconds = new BigDecimal(spelled.group(1)).multiply(unit).setScale(9, RoundingMode.DOWN);
        BigDecimal[] parts = seconds.divideAndRemainder(BigDecimal.ONE);
        return Optional.of(Duration.ofSeconds(
                parts[0].longValueExact(), parts[1].movePointRight(9).longValueExact()));
    }

    /** The shortest spelling that {@link #parse} reads back. */
    public static String of(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
