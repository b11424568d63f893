// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Pipeline.TICK;
import static dev.footman.processor.topology.Pipeline.at;
import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhook;
import static dev.footman.processor.topology.Sample.webhookOncePer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.Outcome.Postponed;
import dev.footman.contract.rule.Rule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTopologyTest {
    private static final Outcome DONE = new Answered(204, null);
    private static final Outcome FAULT = new Answered(500, null);
    private static final Outcome NOT_FOUND = new Answered(404, null);
    private static final Rule ONCE_PER_FIVE_MINUTES = webhookOncePer(300, "failures", FAILED);

    @Test
    void aDeliveryIsLeasedUntilItIsDelivered() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {
            List<Object> leased = pipeline.keptIn("leases");

            // when
            pipeline.reported(0, DONE).settle();

            // then
            assertThat(leased).containsExactly(0L);
            assertThat(pipeline.keptIn("leases")).isEmpty();
            assertThat(pipeline.keptIn("waiting-deliveries")).isEmpty();
            assertThat(pipeline.counted("footman.deliveries.delivered")).isEqualTo(1);
        }
    }

    @Test
    void aFailedAttemptIsMadeAgainWhenItsWaitIsOver() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {
            pipeline.reported(0, FAULT).pass(Duration.ofMillis(4_800));
            List<Delivery> early = pipeline.deliveries();

            // when
            pipeline.pass(TICK);

            // then
            Delivery again = pipeline.deliveries().getLast();
            assertThat(early).hasSize(1);
            assertThat(again.id()).isEqualTo(early.getFirst().id());
            assertThat(again.call()).isEqualTo(early.getFirst().call());
            assertThat(again.attempt()).isEqualTo(2);
            assertThat(again.history())
                    .containsExactly(new Delivery.Past(at("10:00:00"), Duration.ofMillis(20), "was answered with 500"));
            assertThat(pipeline.counted("footman.retries.scheduled")).isEqualTo(1);
        }
    }

    @Test
    void aDeliveryThatWaitsIsSentOnce() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {
            pipeline.reported(0, FAULT).pass(Duration.ofSeconds(5));

            // when
            pipeline.pass(Duration.ofSeconds(5)).settle();

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
            assertThat(pipeline.keptIn("waiting-deliveries")).isEmpty();
            assertThat(pipeline.keptIn("leases")).containsExactly(1L);
        }
    }

    @Test
    void whenTheScheduleIsUsedUpTheDeliveryIsDeadWithAllItsAttempts() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {
            pipeline.reported(0, FAULT).pass(Duration.ofSeconds(5));
            pipeline.reported(1, new Answered(503, Duration.ofSeconds(1))).pass(Duration.ofSeconds(30));

            // when
            pipeline.reported(2, new Outcome.TimedOut(Duration.ofSeconds(10)));

            // then
            DeadLetter letter = pipeline.settle().deadLetters().getFirst();
            assertThat(letter.reason()).isEqualTo("attempt 3, the last, had no answer within 10000 ms");
            assertThat(letter.at()).isEqualTo(at("10:00:35"));
            assertThat(letter.delivery().attempt()).isEqualTo(3);
            assertThat(letter.delivery().history())
                    .extracting(Delivery.Past::summary)
                    .containsExactly("was answered with 500", "was answered with 503", "had no answer within 10000 ms");
            assertThat(pipeline.keptIn("leases")).isEmpty();
            assertThat(pipeline.keptIn("waiting-deliveries")).isEmpty();
        }
    }

    @Test
    void aRefusedCallIsDeadAtOnce() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {

            // when
            pipeline.reported(0, NOT_FOUND);

            // then
            assertThat(pipeline.deadLetters())
                    .extracting(DeadLetter::reason)
                    .containsExactly("the endpoint refused the request (404)");
            pipeline.settle();
            assertThat(pipeline.counted("footman.deliveries.dead")).isEqualTo(1);
            assertThat(pipeline.keptIn("leases")).isEmpty();
        }
    }

    @Test
    void anAttemptThatWasPutOffIsDueAgainAsItWas() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {
            pipeline.reported(0, new Postponed(Duration.ofSeconds(2), "the lane is full"));

            // when
            pipeline.pass(Duration.ofMillis(1_800)).pass(TICK);

            // then
            List<Delivery> deliveries = pipeline.deliveries();
            assertThat(deliveries).hasSize(2);
            assertThat(deliveries.getLast()).isEqualTo(deliveries.getFirst());
        }
    }

    @Test
    void aDeadDeliveryGivesItsWindowBackSoThatTheTasksNextEventPasses() {
        // given
        try (Pipeline pipeline = new Pipeline(ONCE_PER_FIVE_MINUTES)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, NOT_FOUND);

            // when
            pipeline.takenIn(failure("second", SALES), "10:01:00").takenIn(failure("third", SALES), "10:02:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first", "second");
        }
    }

    @Test
    void aDeadDeliveryLeavesAWindowAloneThatALaterEventHasOpened() {
        // given
        try (Pipeline pipeline = new Pipeline(ONCE_PER_FIVE_MINUTES)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .takenIn(failure("second", SALES), "10:05:00")
                    .reported(0, NOT_FOUND);

            // when
            pipeline.takenIn(failure("third", SALES), "10:06:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first", "second");
        }
    }

    @Test
    void aDeadDeliveryOfARuleWithoutALimitLeavesTheWindowsOfOthersAlone() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED), ONCE_PER_FIVE_MINUTES)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, NOT_FOUND);

            // when
            pipeline.takenIn(failure("second", SALES), "10:01:00");

            // then
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::rule)
                    .containsExactly("butler.all", "butler.failures", "butler.all");
        }
    }

    @Test
    void moreThanATicksPieceDueAtOnceComesOverSeveralTicksAndNoneIsLost() {
        // given
        int owed = 4_500;
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            for (int i = 0; i < owed; i++) {
                pipeline.takenIn(failure("event-" + i, SALES), "10:00:00");
            }
            List<Delivery> first = pipeline.deliveries();
            for (int i = 0; i < owed; i++) {
                pipeline.reported(first.get(i).id(), i, 1, FAULT);
            }

            // when
            int afterOne = pipeline.pass(Duration.ofSeconds(5)).deliveries().size() - owed;
            int afterTwo = pipeline.pass(TICK).deliveries().size() - owed;
            List<Delivery> all = pipeline.pass(TICK).pass(TICK).deliveries();

            // then
            assertThat(List.of(afterOne, afterTwo)).containsExactly(2_000, 4_000);
            assertThat(all).hasSize(2 * owed);
            assertThat(all.subList(owed, 2 * owed))
                    .extracting(Delivery::id)
                    .containsExactlyInAnyOrderElementsOf(
                            first.stream().map(Delivery::id).toList());
        }
    }

    private static Pipeline withOneDelivery() {
        return new Pipeline(webhook("all", FAILED)).takenIn(failure("first", SALES), "10:00:00");
    }
}
