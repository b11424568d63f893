// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Pipeline.TICK;
import static dev.footman.processor.topology.Pipeline.at;
import static dev.footman.processor.topology.Sample.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CancellationTopologyTest {
    private static final Outcome DONE = new Outcome.Answered(200, null);
    private static final Outcome FAULT = new Outcome.Answered(500, null);
    private static final Cancellation ASKED =
            Cancellation.of("ann", new Cancellation.Seen("placement", "", null, null));
    private static final Map<String, Object> RESULT = Map.of("message", "Action canceled by user.", "user", "ann");

    private static Pipeline withOneDelivery() {
        return new Pipeline(Sample.webhook("all", Sample.FAILED)).takenIn(failure("first", Sample.SALES), "10:00:00");
    }

    private static Execution last(Pipeline pipeline) {
        return pipeline.executions().getLast();
    }

    @Test
    void whatWaitsForItsNextAttemptIsCanceledAtOnceAndNotMade() {
        try (Pipeline pipeline = withOneDelivery()) {
            // given
            pipeline.reported(0, FAULT);

            // when
            pipeline.canceled(last(pipeline)).pass(Duration.ofSeconds(6));

            // then
            Execution ended = last(pipeline);
            assertThat(ended.status()).isEqualTo(Status.CANCELED);
            assertThat(ended.result()).isEqualTo(RESULT);
            assertThat(ended.delivery().history()).hasSize(1);
            assertThat(pipeline.deliveries()).hasSize(1);
            assertThat(pipeline.settle().keptIn("waiting-deliveries")).isEmpty();
            assertThat(pipeline.counted("footman.deliveries.canceled")).isEqualTo(1);
        }
    }

    @Test
    void whatADispatcherHasIsCancelingUntilItHasReported() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.canceled(last(pipeline));
            Status before = last(pipeline).status();
            pipeline.reported(0, new Outcome.Canceled(ASKED));

            // then
            Execution ended = last(pipeline);
            assertThat(before).isEqualTo(Status.CANCELING);
            assertThat(ended.status()).isEqualTo(Status.CANCELED);
            assertThat(ended.last()).isNotNull();
            assertThat(pipeline.settle().keptIn("leases")).isEmpty();
        }
    }

    @Test
    void whatADispatcherHasHeardOfFirstEndsAsThatSays() {
        try (Pipeline pipeline = withOneDelivery()) {
            // given
            Cancellation asked = new Cancellation("ann", Status.FAILED, Map.of("by", "hand"), ASKED.seen());

            // when
            pipeline.reported(0, new Outcome.Canceled(asked)).pass(Duration.ofSeconds(6));

            // then
            Execution ended = last(pipeline);
            assertThat(ended.status()).isEqualTo(Status.FAILED);
            assertThat(ended.result()).isEqualTo(Map.of("by", "hand"));
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }

    @Test
    void anAttemptThatFailsWhileItIsCancelingIsNotMadeAgain() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.canceled(last(pipeline)).reported(0, FAULT).pass(Duration.ofSeconds(6));

            // then
            assertThat(last(pipeline).status()).isEqualTo(Status.CANCELED);
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }

    @Test
    void anAttemptThatSucceedsAllTheSameCounts() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.canceled(last(pipeline)).reported(0, DONE);

            // then
            assertThat(last(pipeline).status()).isEqualTo(Status.SUCCEEDED);
            assertThat(pipeline.counted("footman.deliveries.canceled")).isZero();
        }
    }

    @Test
    void whoseDispatcherHasDiedIsCanceledWhenItsLeaseRunsOut() {
        try (Pipeline pipeline = withOneDelivery()) {
            // given
            pipeline.canceled(last(pipeline)).dispatchersHadTakenUpTo(1);

            // when
            pipeline.pass(Duration.ofMinutes(2)).pass(TICK);

            // then
            assertThat(last(pipeline).status()).isEqualTo(Status.CANCELED);
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }

    @Test
    void oneThatHasGoneOnSinceItWasSeenIsLeftAlone() {
        try (Pipeline pipeline = withOneDelivery()) {
            // given
            Execution scheduled = last(pipeline);
            pipeline.reported(0, FAULT);
            Execution waiting = last(pipeline);

            // when
            pipeline.canceled(scheduled).pass(Duration.ofSeconds(5));
            pipeline.canceled(waiting);

            // then
            assertThat(last(pipeline).status()).isEqualTo(Status.SCHEDULED);
            assertThat(pipeline.deliveries()).hasSize(2);
        }
    }

    @Test
    void whatIsScheduledForLaterIsCanceledBeforeItIsSent() {
        try (Pipeline pipeline = withOneDelivery()) {
            // given
            Delivery later = pipeline.deliveries().getFirst();
            pipeline.reported(0, DONE).scheduled(later, at("10:05:00"));

            // when
            pipeline.canceled(last(pipeline)).pass(Duration.ofMinutes(6));

            // then
            assertThat(last(pipeline).status()).isEqualTo(Status.CANCELED);
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }
}
