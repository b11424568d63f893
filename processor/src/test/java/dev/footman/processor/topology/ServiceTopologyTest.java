// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static dev.footman.processor.topology.Sample.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServiceTopologyTest {
    private static final Rule STOPS = webhook("stops", "qlik.service_stopped");
    private static final Rule STARTS = webhook("starts", "qlik.service_started");
    private static final Rule UNREACHABLES = webhook("unreachables", "qlik.service_unreachable");

    @Test
    void aStopAndAStartAreTwoAlerts() {
        // given
        try (Pipeline pipeline = new Pipeline(STOPS, STARTS)) {
            pipeline.takenIn(reading("1", "RUNNING"), "10:00:00")
                    .takenIn(reading("2", "STOPPED"), "10:00:05")
                    .takenIn(reading("3", "STOPPED"), "10:00:10");

            // when
            pipeline.takenIn(reading("4", "RUNNING"), "10:00:15");

            // then
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::rule)
                    .containsExactly("butler.stops", "butler.starts");
            assertThat(pipeline.counted("footman.readings.unchanged")).isEqualTo(2);
        }
    }

    @Test
    void anAlertHasTheFieldsOfButlerInItsOrder() {
        // given
        try (Pipeline pipeline = new Pipeline(STOPS)) {

            // when
            pipeline.takenIn(reading("1", "STOPPED"), "10:00:00");

            // then
            assertThat(pipeline.bodies()).containsExactly("""
                    {"event":"Windows service monitor","host":"Win1","serviceStatus":"STOPPED",\
                    "serviceName":"Engine","serviceDisplayName":"Qlik Sense Engine","serviceStartType":"Automatic",\
                    "prevState":"PAUSED","currState":"STOPPED","stateChanged":true}""");
        }
    }

    @Test
    void twoPollersOfOneHostMakeOneAlertHoweverTheySpellIt() {
        // given
        try (Pipeline pipeline = new Pipeline(STOPS)) {
            pipeline.takenIn(reading("1", "STOPPED"), "10:00:00");

            // when
            pipeline.takenIn(reading("2", "WIN1", "engine", "stopped", ""), "10:00:01");

            // then
            assertThat(pipeline.deliveries()).hasSize(1);
        }
    }

    @Test
    void aReadingThatIsProcessedAgainRepeatsItsAlertUnderTheSameId() {
        // given
        try (Pipeline pipeline = new Pipeline(STOPS)) {
            pipeline.takenIn(reading("1", "RUNNING"), "10:00:00")
                    .takenIn(reading("2", "STOPPED"), "10:00:30")
                    .takenIn(reading("3", "RUNNING"), "10:01:00");

            // when
            pipeline.takenIn(reading("2", "STOPPED"), "10:00:30").takenIn(reading("3", "RUNNING"), "10:01:00");

            // then
            assertThat(pipeline.deliveries()).hasSize(2);
            assertThat(pipeline.deliveries())
                    .extracting(Delivery::id)
                    .containsOnly(pipeline.deliveries().getFirst().id());
        }
    }

    @Test
    void aHostOutOfReachIsToldOnceAndItsReturnIsNoNews() {
        // given
        try (Pipeline pipeline = new Pipeline(STOPS, STARTS, UNREACHABLES)) {
            pipeline.takenIn(reading("1", "Win1", "", "", "no route"), "10:00:00")
                    .takenIn(reading("2", "Win1", "", "", "no route"), "10:00:30")
                    .takenIn(reading("3", "Win1", "", "", "no route"), "10:01:00");

            // when
            pipeline.takenIn(reading("4", "Win1", "", "", ""), "10:01:30");

            // then
            assertThat(pipeline.deliveries()).extracting(Delivery::rule).containsExactly("butler.unreachables");
            assertThat(pipeline.bodies().getFirst())
                    .contains("\"event\":\"Windows service unreachable\"", "\"serviceStatus\":\"UNREACHABLE\"");
        }
    }

    private static Event reading(String id, String state) {
        return reading(id, "Win1", "Engine", state, "");
    }

    private static Event reading(String id, String host, String service, String state, String problem) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("event", "Windows service reading");
        payload.put("host", host);
        payload.put("serviceName", service);
        payload.put("state", state);
        payload.put("displayName", "Qlik Sense Engine");
        payload.put("startType", "Automatic");
        payload.put("problem", problem);
        return new Event(
                "65bb2f0000000000000000" + "0" + id, "qlik.service_reading", payload, "http 10.1.2.3", AsOf.START);
    }
}
