// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.STOCK;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhookOn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.Postponed;
import dev.footman.contract.rule.Terms;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTopologyTest {
    private static final Outcome DONE = new Answered(204, null);
    private static final Outcome FAULT = new Answered(500, null);
    private static final Outcome NOT_FOUND = new Answered(404, null);
    private static final Terms ORDERED = new Terms(null, true, false);
    private static final Terms SUPERSEDE = new Terms(null, false, true);
    private static final Terms BOTH = new Terms(null, true, true);

    @Test
    void anOrderedDeliveryWaitsForTheOneBeforeItAndOtherKeysDoNot() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(ORDERED, "ordered", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .takenIn(failure("second", SALES), "10:00:01")
                    .takenIn(failure("third", SALES), "10:00:02")
                    .takenIn(failure("other", STOCK), "10:00:03");
            List<String> atFirst = events(pipeline);

            // when
            pipeline.reported(0, DONE);
            List<String> then = events(pipeline);
            pipeline.reported(2, DONE);

            // then
            assertThat(atFirst).containsExactly("first", "other");
            assertThat(then).containsExactly("first", "other", "second");
            assertThat(events(pipeline)).containsExactly("first", "other", "second", "third");
        }
    }

    @Test
    void anOrderedDeliveryWaitsWhileTheOneBeforeItIsTriedAgain() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(ORDERED, "ordered", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("second", SALES), "10:00:01");

            // when
            pipeline.reported(0, FAULT).pass(Duration.ofSeconds(5)).reported(1, DONE);

            // then
            assertThat(events(pipeline)).containsExactly("first", "first", "second");
        }
    }

    @Test
    void oneThatIsGivenUpLetsTheNextPass() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(ORDERED, "ordered", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("second", SALES), "10:00:01");

            // when
            pipeline.reported(0, NOT_FOUND).settle();

            // then
            assertThat(events(pipeline)).containsExactly("first", "second");
            assertThat(pipeline.reported(1, DONE).settle().keptIn("queued-deliveries"))
                    .isEmpty();
        }
    }

    @Test
    void aSecondReportOnOneThatHasEndedLetsNobodyPassTwice() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(ORDERED, "ordered", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .takenIn(failure("second", SALES), "10:00:01")
                    .takenIn(failure("third", SALES), "10:00:02");

            // when
            pipeline.reported(0, DONE).reported(0, DONE).settle();

            // then
            assertThat(events(pipeline)).containsExactly("first", "second");
        }
    }

    @Test
    void aNewerOneTakesThePlaceOfOneThatWaitsForAnotherAttempt() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(SUPERSEDE, "newest", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, FAULT);

            // when
            pipeline.takenIn(failure("second", SALES), "10:00:01")
                    .pass(Duration.ofSeconds(10))
                    .settle();

            // then
            assertThat(events(pipeline)).containsExactly("first", "second");
            assertThat(pipeline.counted("footman.deliveries.superseded")).isEqualTo(1);
            assertThat(pipeline.keptIn("waiting-deliveries")).isEmpty();
        }
    }

    @Test
    void oneThatFailsAfterANewerOneHasComeIsNotTriedAgain() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(SUPERSEDE, "newest", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("second", SALES), "10:00:01");

            // when
            pipeline.reported(1, DONE).reported(0, FAULT).pass(Duration.ofSeconds(10));

            // then
            assertThat(events(pipeline)).containsExactly("first", "second");
            assertThat(pipeline.counted("footman.deliveries.superseded")).isEqualTo(1);
        }
    }

    @Test
    void anOlderOneThatComesAgainDoesNotEndTheNewest() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(SUPERSEDE, "newest", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .takenIn(failure("second", SALES), "10:00:01")
                    .reported(1, FAULT);
            Delivery older = pipeline.deliveries().getFirst();

            // when
            pipeline.scheduled(older, Pipeline.at("10:00:02"))
                    .pass(Duration.ofSeconds(10))
                    .settle();

            // then
            assertThat(events(pipeline)).containsExactly("first", "second", "first", "second");
            assertThat(pipeline.counted("footman.deliveries.superseded")).isZero();
        }
    }

    @Test
    void otherTasksSupersedeNothing() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(SUPERSEDE, "newest", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .reported(0, new Postponed(Duration.ofSeconds(2), "x"));

            // when
            pipeline.takenIn(failure("other", STOCK), "10:00:01").pass(Duration.ofSeconds(10));

            // then
            assertThat(events(pipeline)).containsExactly("first", "other", "first");
        }
    }

    @Test
    void ofOrderedOnesThatSupersedeOneAnotherOnlyTheNewestIsMadeAfterAnOutage() {
        // given
        try (Pipeline pipeline = new Pipeline(webhookOn(BOTH, "both", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, FAULT);

            // when
            pipeline.takenIn(failure("second", SALES), "10:00:01")
                    .takenIn(failure("third", SALES), "10:00:02")
                    .settle();
            int second = 1;
            pipeline.reported(second, DONE).settle().pass(Duration.ofSeconds(30));

            // then
            assertThat(events(pipeline)).containsExactly("first", "second", "third");
            assertThat(pipeline.counted("footman.deliveries.superseded")).isEqualTo(1);
        }
    }

    private static List<String> events(Pipeline pipeline) {
        return pipeline.deliveries().stream().map(Delivery::event).toList();
    }
}
