// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.STOCK;
import static dev.footman.processor.topology.Sample.event;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhook;
import static dev.footman.processor.topology.Sample.webhookOncePer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.rule.Rule;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepTopologyTest {
    private static final Rule ONCE_PER_FIVE_MINUTES = webhookOncePer(300, "failures", FAILED);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # next taken in, passed,  windows kept, and why
            10:00:01,        PT2H,    2,            no event has passed the window's end
            11:05:00,        PT65M,   2,            it is kept for an hour, to the end
            11:05:01,        PT66M,   1,            an hour after its end it is forgotten
            11:05:01,        PT1H,    2,            by the clock the hour is not over
            """)
    void afterAWindowThatOpensAtTen(String next, Duration passed, int kept, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(ONCE_PER_FIVE_MINUTES)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("second", STOCK), next);

            // when
            pipeline.pass(passed);

            // then
            assertThat(pipeline.keptIn("rate-limit-windows")).as(why).hasSize(kept);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # next taken in, passed,  executions kept, and why
            10:00:01,        PT2H,    2,               no event has passed the time
            10:20:00,        PT21M,   2,               it is kept for two windows, to the end
            10:20:01,        PT21M,   1,               after them it is forgotten
            10:20:01,        PT19M,   2,               by the clock they are not over
            """)
    void afterAnExecutionOfTen(String next, Duration passed, int kept, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("second", STOCK), next);

            // when
            pipeline.pass(passed);

            // then
            assertThat(pipeline.keptIn("recent-executions")).as(why).hasSize(kept);
        }
    }

    @Test
    void aWindowHoldsBackWhatWaitedInTheTopicForHours() {
        // given
        try (Pipeline pipeline = new Pipeline(ONCE_PER_FIVE_MINUTES)) {
            pipeline.takenIn(failure("first", SALES), "06:00:00").pass(Duration.ofSeconds(10));

            // when
            pipeline.takenIn(failure("second", SALES), "06:01:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first");
        }
    }

    @Test
    void aDuplicateIsKnownThatWaitedInTheTopicForHours() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.takenIn(event("first", FAILED, SALES, "run-1"), "06:00:00").pass(Duration.ofSeconds(10));

            // when
            pipeline.takenIn(event("second", FAILED, SALES, "run-1"), "06:01:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first");
        }
    }
}
