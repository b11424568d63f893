// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.ABORTED;
import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.SALES;
import static dev.footman.processor.topology.Sample.STOCK;
import static dev.footman.processor.topology.Sample.event;
import static dev.footman.processor.topology.Sample.failure;
import static dev.footman.processor.topology.Sample.webhook;
import static dev.footman.processor.topology.Sample.webhookOncePer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.rule.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitTopologyTest {
    private static final Rule FAILURES = webhookOncePer(300, "failures", FAILED);
    private static final Rule ABORTS = webhookOncePer(300, "aborts", ABORTED);

    @Test
    void aSecondFailureInsideTheWindowIsHeldBackAndCounted() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // when
            pipeline.takenIn(failure("second", SALES), "10:01:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first");
            assertThat(pipeline.heldBack("butler.failures\n" + SALES)).isEqualTo(1);
            assertThat(pipeline.counted("footman.matches.suppressed")).isEqualTo(1);
            assertThat(pipeline.counted("footman.events.matched")).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # of what,            task, taken in, deliveries, and why
            qlik.reload_failed,  SALES, 10:00:00, 1,          it is of the same instant as the first
            qlik.reload_failed,  SALES, 10:04:59, 1,          the window still has a second to go
            qlik.reload_failed,  SALES, 10:05:00, 2,          the end of a window belongs to the next
            qlik.reload_failed,  STOCK, 10:00:01, 2,          another task has a window of its own
            qlik.reload_aborted, SALES, 10:00:01, 2,          another rule has a window of its own
            """)
    void afterAFailureAtTenTheNextEventMakes(String trigger, String task, String time, int deliveries, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES, ABORTS)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // when
            pipeline.takenIn(event("second", trigger, task.equals("SALES") ? SALES : STOCK), time);

            // then
            assertThat(pipeline.deliveries()).as(why).hasSize(deliveries);
        }
    }

    @Test
    void theWindowGoesByTheTimeAtWhichEventsWereTakenInAndNotByTheClock() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {
            pipeline.takenIn(failure("first", SALES), "09:00:00");

            // when
            pipeline.takenIn(failure("held", SALES), "09:04:59").takenIn(failure("second", SALES), "09:05:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first", "second");
        }
    }

    @Test
    void aWebhookWithoutALimitIsOwedEveryEvent() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("all", FAILED))) {
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // when
            pipeline.takenIn(failure("second", SALES), "10:00:00");

            // then
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::event, Delivery::window)
                    .containsExactly(tuple("first", null), tuple("second", null));
        }
    }

    @Test
    void twoWebhooksOnOneTriggerAreOwedADeliveryEach() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES, webhook("all", FAILED))) {

            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::rule)
                    .containsExactly("butler.all", "butler.failures");
            assertThat(pipeline.deliveries()).extracting(Delivery::id).doesNotHaveDuplicates();
            assertThat(pipeline.counted("footman.events.matched")).isEqualTo(1);
        }
    }

    @Test
    void aDeliverySaysWhatItIsOwedForAndWhichWindowItOpened() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {

            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00");

            // then
            Delivery delivery = pipeline.deliveries().getFirst();
            assertThat(delivery.id()).matches("first[0-9a-f]{16}");
            assertThat(delivery.trigger()).isEqualTo(FAILED);
            assertThat(delivery.url()).isEqualTo("http://receiver.test/failures");
            assertThat(delivery.window()).isEqualTo(new Delivery.Window(SALES, 0));
            assertThat(delivery.attempt()).isEqualTo(1);
            assertThat(delivery.history()).isEmpty();
        }
    }

    @Test
    void anEventThatIsProcessedAgainIsOwedTheSameDeliveryAgain() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("held", SALES), "10:01:00");

            // when
            pipeline.takenIn(failure("first", SALES), "10:00:00").takenIn(failure("held", SALES), "10:01:00");

            // then
            List<Delivery> deliveries = pipeline.deliveries();
            assertThat(deliveries).hasSize(2);
            assertThat(deliveries.getLast()).isEqualTo(deliveries.getFirst());
        }
    }

    @Test
    void anEventThatMeetsNoRuleIsCountedAsUnmatched() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {

            // when
            pipeline.takenIn(event("first", "qlik.reload_succeeded", SALES), "10:00:00");

            // then
            assertThat(pipeline.deliveries()).isEmpty();
            assertThat(pipeline.counted("footman.events.unmatched")).isEqualTo(1);
            assertThat(pipeline.counted("footman.events.matched")).isZero();
        }
    }
}
