// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Pipeline.at;
import static dev.footman.processor.topology.Sample.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.rule.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the topic {@code executions} says of deliveries. */
class ExecutionTopologyTest {
    private static final Outcome DONE = new Outcome.Answered(200, null);
    private static final Outcome FAULT = new Outcome.Answered(500, null);
    private static final Outcome NOT_FOUND = new Outcome.Answered(404, null);
    private static final Outcome SLOW = new Outcome.TimedOut(Duration.ofSeconds(10));
    private static final Outcome FULL = new Outcome.Postponed(Duration.ofSeconds(2), "its lane is full");

    private static Pipeline withOneDelivery() {
        return new Pipeline(Sample.webhook("all", Sample.FAILED)).takenIn(failure("first", Sample.SALES), "10:00:00");
    }

    private static List<Status> statuses(Pipeline pipeline) {
        return pipeline.executions().stream().map(Execution::status).toList();
    }

    @Test
    void aDeliveryThatArrivesIsScheduledAndThenSucceeded() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.reported(0, DONE);

            // then
            List<Execution> states = pipeline.executions();
            Execution last = states.getLast();
            assertThat(states).extracting(Execution::status).containsExactly(Status.SCHEDULED, Status.SUCCEEDED);
            assertThat(states)
                    .extracting(Execution::delivery)
                    .containsOnly(pipeline.deliveries().getFirst());
            assertThat(last.last())
                    .isNotNull()
                    .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo(DONE));
            assertThat(last.delivery().request())
                    .isEqualTo(Request.ofRule("butler.webhook", Map.of(), at("10:00:00"), List.of(), Sample.FAILED));
        }
    }

    @Test
    void aFailedAttemptIsToldWithWhenTheNextIsDue() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.reported(0, FAULT);

            // then
            Execution last = pipeline.executions().getLast();
            assertThat(last.status()).isEqualTo(Status.DELAYED);
            assertThat(last.due()).isEqualTo(at("10:00:05"));
            assertThat(last.reason()).isEqualTo("was answered with 500");
            assertThat(last.last()).isNotNull();
            assertThat(last.delivery().history()).isEmpty();
        }
    }

    @Test
    void oneThatIsPutOffSaysWhyAndHasNoAttempt() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.reported(0, FULL);

            // then
            Execution last = pipeline.executions().getLast();
            assertThat(last.status()).isEqualTo(Status.DELAYED);
            assertThat(last.reason()).isEqualTo("was put off: its lane is full");
            assertThat(last.last()).isNull();
        }
    }

    @Test
    void theNextAttemptIsScheduledWithTheOneBeforeItInItsHistory() {
        try (Pipeline pipeline = withOneDelivery()) {
            // when
            pipeline.reported(0, FAULT).pass(Duration.ofSeconds(5));
            pipeline.deliveries();

            // then
            List<Execution> states = pipeline.executions();
            assertThat(states)
                    .extracting(Execution::status)
                    .containsExactly(Status.SCHEDULED, Status.DELAYED, Status.SCHEDULED);
            assertThat(states.getLast().delivery().history()).hasSize(1);
        }
    }

    @Test
    void whatIsGivenUpFailsAndWhatWasNotAnsweredInTimeIsATimeOut() {
        try (Pipeline refused = withOneDelivery();
                Pipeline slow = withOneDelivery()) {
            // when
            refused.reported(0, NOT_FOUND);
            for (int attempt = 0; attempt < 3; attempt++) {
                slow.reported(attempt, SLOW).pass(Duration.ofSeconds(31));
            }

            // then
            Execution last = refused.executions().getLast();
            assertThat(last.status()).isEqualTo(Status.FAILED);
            assertThat(last.reason()).contains("404");
            assertThat(statuses(slow).getLast()).isEqualTo(Status.TIMEOUT);
        }
    }

    @Test
    void oneWhosePlaceANewerOneTakesIsSuperseded() {
        Terms supersede = new Terms(null, false, true);
        try (Pipeline pipeline = new Pipeline(Sample.webhookOn(supersede, "newest", Sample.FAILED))) {
            // given
            pipeline.takenIn(failure("first", Sample.SALES), "10:00:00").reported(0, FAULT);

            // when
            pipeline.takenIn(failure("second", Sample.SALES), "10:00:01").reported(1, DONE);

            // then
            List<Execution> states = pipeline.executions();
            Execution superseded = states.stream()
                    .filter(state -> state.status() == Status.SUPERSEDED)
                    .findFirst()
                    .orElseThrow();
            assertThat(superseded.delivery().event()).isEqualTo("first");
            assertThat(superseded.reason())
                    .isEqualTo(pipeline.deliveries().getLast().id() + " took its place");
        }
    }

    @Test
    void anOrderedOneSaysThatItWaitsForThoseBeforeIt() {
        Terms ordered = new Terms(null, true, false);
        try (Pipeline pipeline = new Pipeline(Sample.webhookOn(ordered, "ordered", Sample.FAILED))) {
            // when
            pipeline.takenIn(failure("first", Sample.SALES), "10:00:00")
                    .takenIn(failure("second", Sample.SALES), "10:00:01");

            // then
            Execution last = pipeline.executions().getLast();
            assertThat(last.status()).isEqualTo(Status.DELAYED);
            assertThat(last.reason()).isEqualTo("those before it, of its rule and key, are not delivered yet");
        }
    }
}
