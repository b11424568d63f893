// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.Retry;
import dev.footman.contract.rule.Terms;
import dev.footman.contract.settings.DurationText;
import dev.footman.rules.schema.PythonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how a rule is delivered: {@code retry}, {@code ordered} and {@code supersede}, whose forms the schema has seen to. */
final class TermsReader {
    private TermsReader() {}

    /** What is wrong with the waits; empty where nothing is. */
    static Optional<String> fault(Map<String, @Nullable Object> rule) {
        return waits(rule).stream()
                .filter(wait -> duration(wait).isEmpty())
                .findFirst()
                .map(wait -> "retry.schedule must hold waits from %s to %s, such as [5s, 2m, 1h], but holds %s"
                        .formatted(
                                DurationText.of(Retry.SHORTEST_WAIT),
                                DurationText.of(Retry.LONGEST_WAIT),
                                PythonText.brief(wait)));
    }

    static Terms read(Map<String, @Nullable Object> rule) {
        return new Terms(
                retry(rule), Boolean.TRUE.equals(rule.get("ordered")), Boolean.TRUE.equals(rule.get("supersede")));
    }

    private static @Nullable Retry retry(Map<String, @Nullable Object> rule) {
        return rule.get("retry") instanceof Map<?, ?> retry
                ? new Retry(
                        waits(rule).stream()
                                .flatMap(wait -> duration(wait).stream())
                                .toList(),
                        retry.get("jitter") instanceof Number jitter ? jitter.doubleValue() : null)
                : null;
    }

    private static List<?> waits(Map<String, @Nullable Object> rule) {
        return rule.get("retry") instanceof Map<?, ?> retry && retry.get("schedule") instanceof List<?> waits
                ? waits
                : List.of();
    }

    private static Optional<Duration> duration(@Nullable Object wait) {
        return DurationText.parse(Objects.toString(wait))
                .filter(read -> read.compareTo(Retry.SHORTEST_WAIT) >= 0 && read.compareTo(Retry.LONGEST_WAIT) <= 0);
    }
}
