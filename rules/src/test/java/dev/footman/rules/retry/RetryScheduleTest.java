// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.NotConnected;
import dev.footman.contract.delivery.Outcome.Postponed;
import dev.footman.contract.delivery.Outcome.Refused;
import dev.footman.contract.delivery.Outcome.TimedOut;
import dev.footman.contract.rule.Retry;
import dev.footman.rules.retry.NextStep.AgainIn;
import dev.footman.rules.retry.NextStep.GiveUp;
import dev.footman.rules.retry.NextStep.RetryIn;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private final RetrySchedule twice = new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)), 0);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # status, retry-after, attempts made, what is next
            200,      -,           1,             Done[]
            204,      -,           3,             Done[]
            299,      -,           1,             Done[]
            301,      -,           1,             'GiveUp[reason=the endpoint refused the request (301)]'
            400,      -,           1,             'GiveUp[reason=the endpoint refused the request (400)]'
            404,      PT1M,        1,             'GiveUp[reason=the endpoint refused the request (404)]'
            408,      -,           1,             RetryIn[delay=PT5S]
            410,      -,           1,             'GiveUp[reason=the endpoint is gone for good (410)]'
            425,      -,           1,             RetryIn[delay=PT5S]
            429,      PT1M,        1,             RetryIn[delay=PT1M]
            429,      PT1S,        2,             RetryIn[delay=PT5M]
            429,      PT999H,      1,             RetryIn[delay=PT168H]
            500,      PT1M,        1,             RetryIn[delay=PT5S]
            503,      PT1M,        1,             RetryIn[delay=PT1M]
            503,      -,           2,             RetryIn[delay=PT5M]
            503,      -,           3,             'GiveUp[reason=attempt 3, the last, was answered with 503]'
            """)
    void anAnswerLeadsTo(int status, Duration retryAfter, int made, String next) {
        assertThat(twice.after(new Answered(status, retryAfter), "d", made)).hasToString(next);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # status, what is next
            200,      Done[]
            500,      'GiveUp[reason=the endpoint asked for no further attempt (500, webhook-delivery: abort-message)]'
            429,      'GiveUp[reason=the endpoint asked for no further attempt (429, webhook-delivery: abort-message)]'
            """)
    void anAnswerThatAsksForNoFurtherAttemptLeadsTo(int status, String next) {
        assertThat(twice.after(new Answered(status, null, true), "d", 1)).hasToString(next);
    }

    @Test
    void aRuleThatHasItsOwnScheduleGoesByThat() {
        // given
        Retry own = new Retry(List.of(Duration.ofMinutes(1)), null);

        // when
        RetrySchedule schedule = twice.orOwn(own);

        // then
        assertThat(schedule).isEqualTo(new RetrySchedule(List.of(Duration.ofMinutes(1)), 0));
        assertThat(twice.orOwn(null)).isEqualTo(twice);
    }

    @Test
    void aTimeOutAndABrokenConnectionAreTriedAgain() {
        // given
        List<Outcome> outcomes = List.of(new TimedOut(Duration.ofSeconds(10)), new NotConnected("connection refused"));

        // when
        var next =
                outcomes.stream().map(outcome -> twice.after(outcome, "d", 1)).toList();

        // then
        assertThat(next).containsOnly(new RetryIn(Duration.ofSeconds(5)));
    }

    @Test
    void anAttemptThatWasPutOffIsDueAgainAndCountsForNothing() {
        assertThat(twice.after(new Postponed(Duration.ofSeconds(2), "the lane is full"), "d", 3))
                .isEqualTo(new AgainIn(Duration.ofSeconds(2)));
    }

    @Test
    void aCallThatCannotBeMadeIsGivenUp() {
        assertThat(twice.after(new Refused("method BREW is unknown"), "d", 1))
                .isEqualTo(new GiveUp("the call cannot be made: method BREW is unknown"));
    }

    @Test
    void jitterSpreadsTheWaitsOfManyDeliveriesOverTheWholeShareAndIsTheSameForEachOne() {
        // given
        RetrySchedule jittered = new RetrySchedule(List.of(Duration.ofSeconds(100)), 0.2);

        // when
        List<Long> waits = IntStream.range(0, 1_000)
                .mapToObj(number -> jittered.after(new Answered(500, null), "delivery-" + number, 1))
                .map(step -> ((RetryIn) step).delay().toMillis())
                .toList();

        // then
        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(80_000L, 120_000L));
        assertThat(waits).anyMatch(wait -> wait < 84_000).anyMatch(wait -> wait > 116_000);
        assertThat(jittered.after(new Answered(500, null), "delivery-0", 1))
                .isEqualTo(new RetryIn(Duration.ofMillis(waits.getFirst())));
    }
}
