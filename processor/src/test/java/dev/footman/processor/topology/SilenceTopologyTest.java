// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.FAILED;
import static dev.footman.processor.topology.Sample.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pipeline's nodes are told to be silent after ten minutes, and a minute more for what may be noted late. */
class SilenceTopologyTest {
    private static final Rule SILENCES = webhook("silences", "qlik.node_silent");

    @Test
    void aNodeThatUsedToSendIsToldOnceWhenItFallsSilent() {
        // given
        try (Pipeline pipeline = new Pipeline(SILENCES)) {
            pipeline.takenIn(from("qs-node1", "1"), "10:00:00");

            // when
            pipeline.pass(Duration.ofMinutes(12)).pass(Duration.ofMinutes(60));

            // then
            assertThat(pipeline.bodies()).containsExactly("""
                    {"event":"Qlik Sense node silent","hostName":"qs-node1","lastSeen":"2026-01-31T10:00:00Z",\
                    "silentSeconds":600}""");
        }
    }

    @Test
    void aNodeThatGoesOnSendingIsNotTold() {
        // given
        try (Pipeline pipeline = new Pipeline(SILENCES)) {
            pipeline.takenIn(from("qs-node1", "1"), "10:00:00").pass(Duration.ofMinutes(9));
            pipeline.takenIn(from("QS-NODE1", "2"), "10:09:00");

            // when
            pipeline.pass(Duration.ofMinutes(9));

            // then
            assertThat(pipeline.deliveries()).isEmpty();
        }
    }

    @Test
    void aNodeThatSpeaksAgainAndFallsSilentAgainIsToldAgain() {
        // given
        try (Pipeline pipeline = new Pipeline(SILENCES)) {
            pipeline.takenIn(from("qs-node1", "1"), "10:00:00").pass(Duration.ofMinutes(12));
            pipeline.takenIn(from("qs-node1", "2"), "10:12:00");

            // when
            pipeline.pass(Duration.ofMinutes(12));

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
            assertThat(pipeline.deliveries()).extracting(Delivery::id).doesNotHaveDuplicates();
        }
    }

    private static Event from(String host, String id) {
        return new Event(id, FAILED, Map.of("hostName", host, "taskId", id), "udp 10.1.2.3", AsOf.START);
    }
}
