// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.STOCK;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhookOncePer;
import static dev.footman.processor.topology.Sample.webhookSummed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.rule.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTopologyTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Rule SUMMED = webhookSummed(300, "summed", FAILED);

    @Test
    void whenAWindowEndsOneDeliverySaysWhatItHeldBack() {
        // given
        try (Pipeline pipeline = new Pipeline(SUMMED)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .takenIn(failure("second", SALES), "10:01:00")
                    .takenIn(failure("third", SALES), "10:02:00");
            pipeline.pass(FIVE_MINUTES.minusSeconds(1));
            int early = pipeline.deliveries().size();

            // when
            pipeline.pass(Duration.ofSeconds(2));

            // then
            assertThat(early).isEqualTo(1);
            assertThat(pipeline.deliveries()).hasSize(2);
            Delivery summary = pipeline.deliveries().getLast();
            assertThat(summary.event()).isEqualTo("third");
            assertThat(summary.window()).isNull();
            assertThat(Pipeline.body(summary))
                    .endsWith("\"suppressed\":2,\"suppressedSince\":\"2026-01-31T10:00:00Z\","
                            + "\"summary\":\"2 more since 2026-01-31T10:00:00Z\"}");
            assertThat(pipeline.counted("footman.windows.summed")).isEqualTo(1);
            List<Enforcement> enforcements = pipeline.enforcements();
            assertThat(enforcements)
                    .filteredOn(enforcement -> enforcement.event().equals("third"))
                    .extracting(Enforcement::status, Enforcement::execution)
                    .containsExactly(
                            tuple(Enforcement.Status.SUPPRESSED, null),
                            tuple(Enforcement.Status.SUCCEEDED, summary.id()));
            assertThat(enforcements).extracting(Enforcement::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void anActionThatCallsNobodyIsAppliedToWhatAWindowHeldBackToo() {
        // given
        Rule noop = new Rule(
                "default",
                "counted",
                "",
                true,
                SUMMED.trigger(),
                SUMMED.criteria(),
                new Rule.Action("core.noop", Map.of()),
                SUMMED.rateLimit());
        try (Pipeline pipeline = new Pipeline(noop)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("second", SALES), "10:01:00");

            // when
            pipeline.pass(FIVE_MINUTES);

            // then
            assertThat(pipeline.enforcements())
                    .extracting(Enforcement::event, Enforcement::status)
                    .containsExactly(
                            tuple("first", Enforcement.Status.SUCCEEDED),
                            tuple("second", Enforcement.Status.SUPPRESSED),
                            tuple("second", Enforcement.Status.SUCCEEDED));
        }
    }

    @Test
    void eachWindowAndEachTaskIsToldOnce() {
        // given
        try (Pipeline pipeline = new Pipeline(SUMMED)) {
            pipeline.takenIn(failure("a-1", SALES), "10:00:00")
                    .takenIn(failure("a-2", SALES), "10:00:01")
                    .takenIn(failure("b-1", STOCK), "10:00:02")
                    .takenIn(failure("b-2", STOCK), "10:00:03")
                    .takenIn(failure("a-3", SALES), "10:05:00")
                    .takenIn(failure("a-4", SALES), "10:05:01");

            // when
            pipeline.pass(Duration.ofMinutes(20)).pass(Duration.ofMinutes(20));

            // then
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::event)
                    .containsExactlyInAnyOrder("a-1", "b-1", "a-3", "a-2", "b-2", "a-4");
            assertThat(pipeline.deliveries()).extracting(Delivery::id).doesNotHaveDuplicates();
            assertThat(pipeline.keptIn("window-summaries")).isEmpty();
        }
    }

    @Test
    void aWindowThatHeldNothingBackAndARuleThatDoesNotWantItTellNothing() {
        // given
        try (Pipeline pipeline = new Pipeline(SUMMED, webhookOncePer(300, "plain", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // when
            pipeline.pass(Duration.ofMinutes(6));

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
        }
    }
}
