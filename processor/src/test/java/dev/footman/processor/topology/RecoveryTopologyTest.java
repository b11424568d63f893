// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.ABORTED;
import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.STOCK;
import static dev.footman.processor.topology.Sample.event;
import static dev.footman.processor.topology.Sample.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecoveryTopologyTest {
    private static final String SUCCEEDED = "qlik.reload_succeeded";
    private static final Rule RECOVERIES = webhook("recoveries", "qlik.reload_recovered");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # before,                              recoveries, and why
            'qlik.reload_failed',                  1,          it failed
            'qlik.reload_aborted',                 1,          it was aborted
            'qlik.reload_succeeded',               0,          it had succeeded
            'qlik.task_failed',                    0,          that is no reload
            """)
    void aSuccessAfterOneEventIsARecoveryWhere(String before, int recoveries, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(RECOVERIES)) {
            pipeline.takenIn(event("1", before, SALES), "10:00:00");

            // when
            pipeline.takenIn(event("2", SUCCEEDED, SALES), "11:00:00");

            // then
            assertThat(pipeline.deliveries()).as(why).hasSize(recoveries);
        }
    }

    @Test
    void aRecoveryIsToldOnceAndSaysSinceWhenAndHowOftenTheTaskFailed() {
        // given
        try (Pipeline pipeline = new Pipeline(RECOVERIES)) {
            pipeline.takenIn(said("1", FAILED, "2026-01-31 10:00:00,000"), "10:00:00")
                    .takenIn(said("2", ABORTED, "2026-01-31 10:10:00,000"), "10:10:00")
                    .takenIn(said("3", SUCCEEDED, "2026-01-31 10:20:00,000"), "10:20:00");

            // when
            pipeline.takenIn(said("4", SUCCEEDED, "2026-01-31 10:30:00,000"), "10:30:00");

            // then
            assertThat(pipeline.bodies()).hasSize(1);
            assertThat(pipeline.bodies().getFirst())
                    .contains(
                            "\"event\":\"Qlik Sense reload recovered\"",
                            "\"failedAt\":\"2026-01-31 10:00:00,000\"",
                            "\"failures\":2",
                            "\"logTimeStamp\":\"2026-01-31 10:20:00,000\"");
        }
    }

    @Test
    void anotherTasksFailureIsNoneOfThisOnes() {
        // given
        try (Pipeline pipeline = new Pipeline(RECOVERIES)) {
            pipeline.takenIn(event("1", FAILED, STOCK), "10:00:00");

            // when
            pipeline.takenIn(event("2", SUCCEEDED, SALES), "10:10:00");

            // then
            assertThat(pipeline.deliveries()).isEmpty();
        }
    }

    @Test
    void whatIsProcessedAgainIsCountedOnceAndRecoversUnderTheSameId() {
        // given
        try (Pipeline pipeline = new Pipeline(RECOVERIES)) {
            pipeline.takenIn(event("1", FAILED, SALES), "10:00:00").takenIn(event("2", SUCCEEDED, SALES), "10:10:00");

            // when
            pipeline.takenIn(event("1", FAILED, SALES), "10:00:00").takenIn(event("2", SUCCEEDED, SALES), "10:10:00");

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::id)
                    .containsOnly(pipeline.deliveries().getFirst().id());
            assertThat(pipeline.bodies()).allMatch(body -> body.contains("\"failures\":1"));
        }
    }

    private static Event said(String id, String trigger, String logTimeStamp) {
        return new Event(
                id,
                trigger,
                Map.of("event", "x", "taskId", SALES, "executionId", "run of " + id, "logTimeStamp", logTimeStamp),
                "udp 10.1.2.3",
                AsOf.START);
    }
}
