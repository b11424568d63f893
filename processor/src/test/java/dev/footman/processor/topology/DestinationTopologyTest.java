// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.STOCK;
import static dev.footman.processor.topology.Sample.event;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationReport.Calls;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import dev.footman.contract.destination.DestinationState.Gate;
import dev.footman.contract.event.Event;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DestinationTopologyTest {
    private static final String RECEIVER = "http://receiver.test:80";
    private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

    @Test
    void whatIsDueForADestinationThatIsHeldWaitsUntilItIsFree() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.holds().put(RECEIVER, Gate.HELD);
            pipeline.takenIn(failure("first", SALES), "10:00:00")
                    .reported(0, new Answered(503, null))
                    .pass(Duration.ofHours(1));
            int held = pipeline.deliveries().size();

            // when
            pipeline.holds().put(RECEIVER, Gate.FREE);
            pipeline.settle();

            // then
            assertThat(held).isEqualTo(1);
            assertThat(pipeline.deliveries()).extracting(Delivery::attempt).containsExactly(1, 2);
            assertThat(pipeline.keptIn("held-deliveries")).isEmpty();
        }
    }

    @Test
    void aDestinationThatIsTriedGetsOneDeliveryNowAndThen() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.holds().put(RECEIVER, Gate.HELD);
            for (int i = 0; i < 3; i++) {
                pipeline.takenIn(failure("event-" + i, i == 0 ? SALES : STOCK), "10:00:00")
                        .reported(i, new Answered(503, null));
            }
            pipeline.pass(Duration.ofSeconds(10));

            // when
            pipeline.holds().put(RECEIVER, Gate.TRIED);
            int atOnce = pipeline.pass(Pipeline.TICK)
                    .pass(Pipeline.TICK)
                    .deliveries()
                    .size();
            int later = pipeline.pass(Duration.ofSeconds(6)).deliveries().size();

            // then
            assertThat(atOnce).isEqualTo(4);
            assertThat(later).isEqualTo(5);
        }
    }

    @Test
    void howManyWaitIsToldWithTheDestination() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").reported(0, new Answered(503, null));

            // when
            pipeline.pass(TWO_SECONDS).pass(TWO_SECONDS);

            // then
            DestinationState state = pipeline.destinations().getLast();
            assertThat(state.url()).isEqualTo(RECEIVER);
            assertThat(state.id()).isEqualTo(DestinationState.idOf(RECEIVER));
            assertThat(state.load().waiting()).isEqualTo(1);
        }
    }

    @Test
    void whatIsReportedIsToldWithinASecondThoughItWasInHandBefore() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.told(RECEIVER, calls(0, 0)).pass(Duration.ofSeconds(1));
            DestinationState.Last last = new DestinationState.Last(Pipeline.at("10:00:01"), null);

            // when
            pipeline.told(RECEIVER, new Calls("dispatcher-1", 0, 0, 1, 0, 0, last, null, false))
                    .pass(Duration.ofSeconds(1));

            // then
            DestinationState state = pipeline.destinations().getLast();
            assertThat(state.load().inFlight()).isZero();
            assertThat(state.last()).isEqualTo(last);
        }
    }

    @Test
    void aDestinationThatFailsAndRecoversIsAnEventEach() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.told(RECEIVER, calls(0, 3));
            int early = pipeline.ownEvents().size();

            // when
            pipeline.told(RECEIVER, calls(0, 1))
                    .told(RECEIVER, calls(0, 5))
                    .told(RECEIVER, calls(1, 0))
                    .told(RECEIVER, calls(0, 5))
                    .told(RECEIVER, calls(1, 0));
            pipeline.pass(Duration.ofSeconds(11));

            // then
            assertThat(early).isZero();
            assertThat(pipeline.ownEvents())
                    .extracting(Event::trigger)
                    .containsExactly("footman.destination_failing", "footman.destination_recovered");
        }
    }

    @Test
    void aDestinationThatIsGoneIsPausedUntilSomebodyResumesIt() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            Calls gone = new Calls("dispatcher-1", 0, 0, 0, 0, 1, new DestinationState.Last(null, null), null, true);

            // when
            pipeline.told(RECEIVER, gone).told(RECEIVER, calls(1, 0));
            DestinationState paused = pipeline.destinations().getLast();
            pipeline.told(RECEIVER, new DestinationReport.Resume("ann"));

            // then
            assertThat(paused.standing().state()).isEqualTo(Condition.PAUSED);
            assertThat(paused.standing().reason()).isEqualTo("it answered 410, that it is gone for good");
            assertThat(pipeline.destinations().getLast().standing().state()).isEqualTo(Condition.HEALTHY);
            assertThat(pipeline.ownEvents()).extracting(Event::trigger).containsExactly("footman.destination_paused");
        }
    }

    @Test
    void aDeadDeliveryIsAnEventThatRulesMatch() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED), webhook("dead", "footman.delivery_dead"))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // when
            pipeline.reported(0, new Answered(404, null));

            // then
            Event dead = pipeline.ownEvents().getFirst();
            assertThat(dead.payload())
                    .containsEntry("rule", "butler.all")
                    .containsEntry("triggerInstance", "first")
                    .containsEntry("url", RECEIVER)
                    .containsEntry("reason", "the endpoint refused the request (404)")
                    .containsEntry("attempts", 1);
        }
    }

    @Test
    void theDeathOfADeliveryOfFootmansOwnEventsIsNoEvent() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("dead", "footman.delivery_dead"))) {
            pipeline.takenIn(event("first", "footman.delivery_dead", SALES), "10:00:00");

            // when
            pipeline.reported(0, new Answered(404, null));

            // then
            assertThat(pipeline.deadLetters()).hasSize(1);
            assertThat(pipeline.ownEvents()).isEmpty();
        }
    }

    private static Calls calls(long delivered, long failed) {
        return new Calls(
                "dispatcher-1", 1, 0, delivered, failed, 0, new DestinationState.Last(null, null), null, false);
    }
}
