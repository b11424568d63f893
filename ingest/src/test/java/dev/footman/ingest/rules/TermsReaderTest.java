// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.rule.Retry;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Terms;
import dev.footman.ingest.body.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermsReaderTest {
    private static final RuleReader.Origin ORIGIN = new RuleReader.Origin("id", "ann", "");

    @Test
    void aRuleSaysHowItIsDeliveredAndIsShownSo() throws Exception {
        // given
        Map<String, @Nullable Object> written = rule("""
                "retry": {"schedule": ["5s", 120, "500ms"], "jitter": 0.1}, "ordered": true, "supersede": true,
                "rate_limit": {"key": "{{ trigger.taskId }}", "seconds": 0, "summary": true}""");

        // when
        Rule rule = read(written);

        // then
        List<Duration> waits = List.of(Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofMillis(500));
        assertThat(rule.terms()).isEqualTo(new Terms(new Retry(waits, 0.1), true, true));
        assertThat(rule.rateLimit()).isEqualTo(new Rule.RateLimit("{{ trigger.taskId }}", 0, true));
        assertThat(RuleDocument.of(rule))
                .containsEntry("retry", Map.of("schedule", List.of("5s", "2m", "500ms"), "jitter", 0.1))
                .containsEntry("ordered", true)
                .containsEntry("supersede", true);
    }

    @Test
    void aRuleThatSaysNothingOfItIsShownWithoutIt() throws Exception {
        // when
        Rule rule = read(rule("\"ordered\": false"));

        // then
        assertThat(rule.terms()).isEqualTo(Terms.USUAL);
        assertThat(RuleDocument.of(rule)).doesNotContainKeys("retry", "ordered", "supersede", "rate_limit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "retry": {"schedule": ["soon"]}               | retry.schedule must hold waits from 1ms to 30d, such as [5s, 2m, 1h], but holds 'soon'
            "retry": {"schedule": ["31d"]}                | retry.schedule must hold waits from 1ms to 30d, such as [5s, 2m, 1h], but holds '31d'
            "retry": {"schedule": [0]}                    | retry.schedule must hold waits from 1ms to 30d, such as [5s, 2m, 1h], but holds 0
            "retry": {"schedule": [-1]}                   | retry.schedule must hold waits from 1ms to 30d, such as [5s, 2m, 1h], but holds -1
            "retry": {"jitter": 0.5}                      | 'schedule' is a required property
            "retry": {"schedule": [], "jitter": 1.5}      | 1.5 is greater than the maximum of 1
            "retry": {"schedule": [], "attempts": 3}      | Additional properties are not allowed ('attempts' was unexpected)
            "ordered": "yes"                              | 'yes' is not of type 'boolean'
            """)
    void whatCannotBeMeantIsRefused(String fields, String reason) throws Exception {
        assertThat(new RuleReader(ref -> null).read(rule(fields), ORIGIN))
                .isInstanceOfSatisfying(
                        RuleReader.Result.Refused.class,
                        refused -> assertThat(refused.reason()).contains(reason));
    }

    private static Rule read(Map<String, @Nullable Object> written) {
        return switch (new RuleReader(ref -> null).read(written, ORIGIN)) {
            case RuleReader.Result.Read(Rule rule) -> rule;
            case RuleReader.Result.Refused(String reason) -> throw new AssertionError(reason);
        };
    }

    private static Map<String, @Nullable Object> rule(String fields) throws JsonText.NotJsonException {
        return JsonText.readObject("""
                {"name": "r", "trigger": {"type": "core.st2.webhook", "parameters": {"url": "x"}},
                 "action": {"ref": "core.noop"}, %s}""".formatted(fields));
    }
}
