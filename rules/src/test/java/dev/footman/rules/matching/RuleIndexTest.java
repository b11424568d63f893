// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The index finds what asking every rule by itself finds. */
class RuleIndexTest {
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:00Z");
    private static final List<String> FIELDS = List.of("a", "b", "c");
    private static final List<Object> VALUES = List.of("x", "y", 1, 1.0, true, 2, "1", false, 0);
    private static final List<String> OPERATORS = List.of("equals", "nequals", "exists", "startswith", "gt");

    @Test
    void manyRulesTogetherFindWhatEachFindsAlone() {
        // given
        Random random = new Random(7);
        List<Rule> rules = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            rules.add(rule(number, random));
        }
        RuleSet together = RuleSet.of(rules);
        List<RuleSet> each =
                rules.stream().map(rule -> RuleSet.of(List.of(rule))).toList();

        for (int round = 0; round < 500; round++) {
            Event event = event(round, random);

            // when
            RuleSet.Matched found = together.match(event, NOW);

            // then
            List<String> matches = new ArrayList<>();
            List<String> failures = new ArrayList<>();
            for (RuleSet rule : each) {
                RuleSet.Matched alone = rule.match(event, NOW);
                alone.matches().forEach(match -> matches.add(match.rule()));
                alone.failures().forEach(failure -> failures.add(failure.rule()));
            }
            assertThat(found.matches()).extracting(Match::rule).containsExactlyInAnyOrderElementsOf(matches);
            assertThat(found.failures())
                    .extracting(RuleSet.Failure::rule)
                    .containsExactlyInAnyOrderElementsOf(failures);
        }
    }

    private static Rule rule(int number, Random random) {
        Map<String, @Nullable Object> criteria = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            criteria.put(
                    "trigger." + FIELDS.get(random.nextInt(FIELDS.size())),
                    Map.of(
                            "type", OPERATORS.get(random.nextInt(OPERATORS.size())),
                            "pattern", VALUES.get(random.nextInt(VALUES.size()))));
        }
        return new Rule(
                "default",
                "rule-" + number,
                "",
                true,
                new Trigger("ci.build", Map.of()),
                criteria,
                new Rule.Action("core.noop", Map.of()),
                null);
    }

    private static Event event(int number, Random random) {
        Map<String, @Nullable Object> payload = new HashMap<>();
        payload.put("id", number);
        for (String field : FIELDS) {
            if (random.nextInt(4) > 0) {
                payload.put(field, VALUES.get(random.nextInt(VALUES.size())));
            }
        }
        return new Event("event-" + number, "ci.build", payload, "test", AsOf.START);
    }
}
