// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The operators' cases that were run against StackStorm. */
class OperatorCasesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.25Z");

    static List<Map<String, @Nullable Object>> cases() {
        return Cases.of("operator-cases.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void anOperatorAnswersAsStackStormsDoes(Map<String, @Nullable Object> given) {
        // given
        Map<String, @Nullable Object> criterion = new HashMap<>();
        criterion.put("type", given.get("operator"));
        criterion.put("pattern", given.get("pattern"));
        criterion.put("condition", given.get("condition"));
        Map<String, @Nullable Object> trigger = new HashMap<>();
        trigger.put("value", dated(given.get("value")));
        Criteria criteria = Criteria.read(Map.of("trigger.value", criterion), text -> {
            throw new IllegalArgumentException("no case of an operator holds a template");
        });

        // when
        Verdict verdict = criteria.test(Map.of("trigger", trigger), NOW);

        // then
        assertThat(shown(verdict)).as("%s", given).isEqualTo(String.valueOf(given.get("expected")));
    }

    /** Such as {@code @now-3600s}. */
    private static @Nullable Object dated(@Nullable Object value) {
        if (!(value instanceof String text) || !text.startsWith("@now")) {
            return value;
        }
        String shift = text.substring("@now".length()).replace("s", "");
        return NOW.plusSeconds(shift.isEmpty() ? 0 : Long.parseLong(shift)).toString();
    }

    private static String shown(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Matched.MATCHED -> "true";
            case Verdict.Mismatched mismatched -> "false";
            case Verdict.Failed failed -> "error";
        };
    }
}
