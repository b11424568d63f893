// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a rule makes of an event may be many times as long. */
class LargeDeliveryTopologyTest {
    private static Rule repeating(Rule.@Nullable RateLimit limit) {
        return new Rule(
                "default",
                "repeating",
                "",
                true,
                new Trigger(FAILED, Map.of()),
                Map.of(),
                new Rule.Action(
                        "core.http",
                        Map.of(
                                "url",
                                "http://receiver.test/",
                                "method",
                                "POST",
                                "body",
                                "{{ trigger.x }}{{ trigger.x }}")),
                limit);
    }

    private static Event event(String id, String text) {
        return new Event(id, FAILED, Map.of("x", text), "test", AsOf.START);
    }

    @ParameterizedTest
    @CsvSource({"y, 400000, true", "y, 700000, false", "ä, 400000, false"})
    void whatHasNoRoomInARecordFailsAndSaysSo(String text, int times, boolean fits) {
        // given
        try (Pipeline pipeline = new Pipeline(repeating(null))) {
            // when
            pipeline.takenIn(event("long", text.repeat(times)), "10:00:00").takenIn(event("next", "y"), "10:00:01");

            // then
            assertThat(pipeline.deliveries()).hasSize(fits ? 2 : 1);
            Enforcement ofLong = pipeline.enforcements().getFirst();
            assertThat(ofLong.status()).isEqualTo(fits ? Enforcement.Status.SUCCEEDED : Enforcement.Status.FAILED);
            assertThat(ofLong.failureReason())
                    .isEqualTo(fits ? null : "what is to be done has more than 2560 KiB as JSON");
        }
    }

    @Test
    void oneThatFailsOpensNoWindow() {
        // given
        try (Pipeline pipeline = new Pipeline(repeating(new Rule.RateLimit("all", 300)))) {
            // when
            pipeline.takenIn(event("long", "y".repeat(700_000)), "10:00:00").takenIn(event("next", "y"), "10:00:01");

            // then
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }
}
