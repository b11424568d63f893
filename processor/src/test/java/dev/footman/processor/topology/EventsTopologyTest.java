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
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.rules.matching.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsTopologyTest {
    private static final Rule FAILURES = webhook("failures", FAILED);
    private static final Rule ABORTS = webhook("aborts", "qlik.reload_aborted");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # id,   kind,                execution, taken in, duplicates, and why
            second, qlik.reload_failed,  run-1,     10:09:59, 1,          it is the same news within ten minutes
            second, qlik.reload_failed,  run-1,     09:59:59, 1,          it comes late from before the first
            second, qlik.reload_failed,  run-1,     10:10:00, 0,          after ten minutes it is forgotten
            second, qlik.reload_failed,  run-2,     10:00:00, 0,          it is another run
            second, qlik.reload_aborted, run-1,     10:00:00, 0,          it is news of another kind
            first,  qlik.reload_failed,  run-1,     10:00:00, 0,          it is the first itself processed again
            """)
    void afterAFailureOfRunOneTheNextEvent(
            String id, String kind, String execution, String time, int duplicates, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES, ABORTS)) {
            pipeline.takenIn(event("first", FAILED, SALES, "run-1"), "10:00:00");

            // when
            pipeline.takenIn(event(id, kind, SALES, execution), time);

            // then
            assertThat(pipeline.deliveries()).as(why).hasSize(2 - duplicates);
            assertThat(pipeline.counted("footman.events.duplicate")).as(why).isEqualTo(duplicates);
        }
    }

    @Test
    void eventsWithoutAnExecutionAreNeverDuplicates() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {
            pipeline.takenIn(event("first", FAILED, SALES, ""), "10:00:00");

            // when
            pipeline.takenIn(event("second", FAILED, SALES, ""), "10:00:00");

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
        }
    }

    @Test
    void whatWasSaidToAWebhookIsNoDuplicateWhateverItsFieldsAreCalled() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("builds", "ci.build"))) {
            pipeline.takenIn(event("first", "ci.build", SALES, "run-1"), "10:00:00");

            // when
            pipeline.takenIn(event("second", "ci.build", SALES, "run-1"), "10:00:00");

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
        }
    }

    @Test
    void withoutDeduplicationEveryEventPasses() {
        // given
        try (Pipeline pipeline = new Pipeline(Duration.ZERO, FAILURES)) {
            pipeline.takenIn(event("first", FAILED, SALES, "run-1"), "10:00:00");

            // when
            pipeline.takenIn(event("second", FAILED, SALES, "run-1"), "10:00:00");

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
            assertThat(pipeline.counted("footman.events.duplicate")).isZero();
        }
    }

    @Test
    void duplicatesDoNotMakeTheirExecutionBeRememberedForLonger() {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {
            pipeline.takenIn(event("first", FAILED, SALES, "run-1"), "10:00:00")
                    .takenIn(event("second", FAILED, SALES, "run-1"), "10:09:00");

            // when
            pipeline.takenIn(event("third", FAILED, SALES, "run-1"), "10:10:00");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first", "third");
        }
    }

    @Test
    void anEventMeetsTheRulesThatItsIngestNodeHadSeen() {
        // given
        RuleSet rules = RuleSet.of(List.of(FAILURES));
        try (Pipeline pipeline = new Pipeline(asOf -> asOf.rules() == 7 ? rules : RuleSet.EMPTY)) {

            // when
            pipeline.takenIn(new Event("first", FAILED, Map.of(), "udp 10.1.2.3", new AsOf(7, 0, 0)), "10:00:00");

            // then
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }

    @Test
    void whatWasSaidToAWebhookIsProcessedLikeWhatQlikSaid() {
        // given
        try (Pipeline pipeline = new Pipeline(webhook("builds", "ci.build"))) {

            // when
            pipeline.written("trigger-events", "ci.build", """
                    {"id": "first", "trigger": "ci.build", "payload": {}, "source": "http", "as_of": {"rules": 0, "actions": 0, "keys": 0}}""");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::event).containsExactly("first");
        }
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # value,                                            and why
            no JSON,                                            it is text
            '',                                                 it is empty
            -,                                                  it is absent
            null,                                               it is JSON but nothing
            [],                                                 it is JSON but no object
            {},                                                 it has none of an event's fields
            '{"trigger":"qlik.reload_failed","payload":{}}',    it has no id
            '{"id":"first","payload":{}}',                      it has no trigger
            '{"id":"first","trigger":"qlik.reload_failed"}',    it has no payload
            """)
    void aRecordThatIsNoEventIsCountedAndPassedOver(@Nullable String value, String why) {
        // given
        try (Pipeline pipeline = new Pipeline(FAILURES)) {
            pipeline.written("log-events", "task", value);

            // when
            pipeline.takenIn(failure("next", STOCK), "10:00:00");

            // then
            assertThat(pipeline.deliveries())
                    .as(why)
                    .extracting(Delivery::event)
                    .containsExactly("next");
            assertThat(pipeline.counted("footman.events.unreadable")).as(why).isEqualTo(1);
        }
    }
}
