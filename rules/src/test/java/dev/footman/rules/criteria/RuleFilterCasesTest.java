// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.rules.matching.Patterns;
import dev.footman.rules.template.Datastores;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of whole criteria that were run against StackStorm. */
class RuleFilterCasesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:15:30Z");

    static List<Map<String, @Nullable Object>> cases() {
        return Cases.of("rule-filter-cases.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void criteriaDecideAsStackStormDoes(Map<String, @Nullable Object> given) {
        // given
        Criteria criteria = Criteria.read(Cases.object(given.get("criteria")), Patterns.TEMPLATES);
        Map<String, @Nullable Object> context = new HashMap<>();
        context.put("trigger", given.get("payload"));
        Map<?, ?> stored = given.get("st2kv_system") instanceof Map<?, ?> map ? map : Map.of();
        context.put("st2kv", new Datastores(key -> (String) stored.get(key), key -> null));

        // when
        Verdict verdict = criteria.test(context, NOW);

        // then
        assertThat(verdict == Verdict.Matched.MATCHED).as("%s", given).isEqualTo(given.get("expected"));
        assertThat(failures(verdict)).as("%s", given).isEqualTo(given.get("failed_enforcements"));
    }

    private static List<String> failures(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Matched.MATCHED -> List.of();
            case Verdict.Mismatched mismatched -> List.of();
            case Verdict.Failed failed ->
                List.of(
                        switch (failed.step()) {
                            case RENDER -> "pattern_render";
                            case LOOKUP -> "key_lookup";
                            case OPERATOR -> "operator";
                        });
        };
    }
}
