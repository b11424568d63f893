// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Pipeline.LEASE;
import static dev.footman.processor.topology.Pipeline.TICK;
import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.matching.RuleSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTopologyTest {
    private static final Rule FAILURES = webhook("all", FAILED);
    private static final Outcome DONE = new Answered(204, null);
    private static final String FIRST_ID = RuleSet.of(List.of(FAILURES))
            .match(failure("first", SALES), Pipeline.at("10:00:00"))
            .matches()
            .getFirst()
            .id();

    @ParameterizedTest
    @CsvSource(textBlock = """
            # taken a lease ago up to, passed, sent again, and why
            1,                         PT60S,  1,          nobody reported on it in time
            1,                         PT59.8S, 0,         the lease has a tick to go
            0,                         PT60S,  0,          it still waits in the topic for a dispatcher
            0,                         PT24H,  0,          it still waits however long that takes
            2,                         PT60S,  1,          that others were taken changes nothing
            """)
    void aDeliveryWithoutAReportIsSentAgain(int taken, Duration passed, int again, String why) {
        // given
        try (Pipeline pipeline = withOneDelivery()) {
            pipeline.dispatchersHadTakenUpTo(taken);

            // when
            pipeline.pass(passed);

            // then
            assertThat(pipeline.deliveries()).as(why).hasSize(1 + again);
            assertThat(pipeline.counted("footman.leases.expired")).as(why).isEqualTo(again);
        }
    }

    @Test
    void whatIsSentAgainIsTheSameDeliveryAndTheSameAttempt() {
        // given
        try (Pipeline pipeline = withOneDelivery().dispatchersHadTakenUpTo(1)) {

            // when
            pipeline.pass(LEASE);

            // then
            List<Delivery> deliveries = pipeline.deliveries();
            assertThat(deliveries).hasSize(2);
            assertThat(deliveries.getLast()).isEqualTo(deliveries.getFirst());
            assertThat(pipeline.settle().keptIn("leases")).containsExactly(1L);
        }
    }

    @Test
    void aDeliveryThatWaitedInTheTopicIsSentAgainOnceADispatcherHadItForALease() {
        // given
        try (Pipeline pipeline = withOneDelivery().pass(LEASE.multipliedBy(3))) {

            // when
            pipeline.dispatchersHadTakenUpTo(1).pass(TICK);

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
        }
    }

    @Test
    void aDeliveryThatWasReportedOnIsNotSentAgain() {
        // given
        try (Pipeline pipeline = withOneDelivery().reported(0, DONE).dispatchersHadTakenUpTo(1)) {

            // when
            pipeline.pass(LEASE).pass(LEASE);

            // then
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }

    @Test
    void aReportThatComesBeforeItsDeliverySettlesIt() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES).reported(FIRST_ID, 0, 1, DONE)) {

            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            assertThat(pipeline.keptIn("leases")).isEmpty();
            assertThat(pipeline.counted("footman.deliveries.delivered")).isEqualTo(1);
            assertThat(pipeline.counted("footman.attempts.late")).isZero();
        }
    }

    @Test
    void aReportThatComesBeforeItsDeliveryAndTellsOfAFailureMakesItWait() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES).reported(FIRST_ID, 0, 1, new Answered(500, null))) {

            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            assertThat(pipeline.keptIn("leases")).isEmpty();
            assertThat(pipeline.pass(Duration.ofSeconds(5)).deliveries())
                    .extracting(Delivery::attempt)
                    .containsExactly(1, 2);
        }
    }

    @Test
    void aReportOnALeaseThatIsGoneIsCountedAndChangesNothing() {
        // given
        try (Pipeline pipeline = withOneDelivery().reported(0, DONE)) {

            // when
            pipeline.reported(0, new Answered(500, null)).pass(Duration.ofHours(1));

            // then
            assertThat(pipeline.deliveries()).hasSize(1);
            assertThat(pipeline.counted("footman.attempts.late")).isEqualTo(1);
            assertThat(pipeline.counted("footman.deliveries.delivered")).isEqualTo(1);
        }
    }

    @Test
    void aReportOnAnotherDeliveryThanTheLeasesIsCountedAndChangesNothing() {
        // given
        try (Pipeline pipeline = withOneDelivery()) {

            // when
            pipeline.reported("another", 0, 1, DONE);

            // then
            assertThat(pipeline.keptIn("leases")).containsExactly(0L);
            assertThat(pipeline.counted("footman.attempts.late")).isEqualTo(1);
            assertThat(pipeline.counted("footman.deliveries.delivered")).isZero();
        }
    }

    @Test
    void aReportOnAnotherDeliveryDoesNotSettleTheOneThatComesAtItsOffset() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES).reported("another", 0, 1, DONE)) {

            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            assertThat(pipeline.keptIn("leases")).containsExactly(0L);
            assertThat(pipeline.counted("footman.attempts.late")).isEqualTo(1);
            assertThat(pipeline.counted("footman.deliveries.delivered")).isZero();
        }
    }

    @Test
    void leasesThatRunOutAtOnceAreSentAgainOverSeveralTicksAndNoneIsLost() {
        // given
        int owed = 4_500;
        try (Pipeline pipeline = new Pipeline(FAILURES).dispatchersHadTakenUpTo(owed)) {
            for (int i = 0; i < owed; i++) {
                pipeline.takenIn(failure("event-" + i, SALES), "10:00:00");
            }

            // when
            int afterOne = pipeline.pass(LEASE).deliveries().size() - owed;
            List<Delivery> all = pipeline.pass(TICK).pass(TICK).pass(TICK).deliveries();

            // then
            assertThat(afterOne).isEqualTo(2_000);
            assertThat(all.subList(owed, all.size())).isEqualTo(all.subList(0, owed));
        }
    }

    private static Pipeline withOneDelivery() {
        return new Pipeline(FAILURES).takenIn(failure("first", SALES), "10:00:00");
    }
}
