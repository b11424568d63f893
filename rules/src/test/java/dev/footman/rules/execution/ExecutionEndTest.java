// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.delivery.Answer;
import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.secret.Seal;
import dev.footman.rules.action.Actions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExecutionEndTest {
    private static final Instant ASKED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant TRIED = ASKED.plusSeconds(2);

    private static Delivery delivery(String rule, String event, @Nullable Request request) {
        return new Delivery(
                "65bbc0a0" + "00".repeat(8), rule, event, "", request, null, null, null, null, null, 1, List.of());
    }

    private static Execution execution(Status status, Delivery delivery) {
        Answer answer = new Answer(Map.of("Content-Type", "application/json"), "{\"a\":1}", false);
        Attempt last = new Attempt(7, 1, TRIED, Duration.ofMillis(1500), new Outcome.Answered(200, null), answer);
        return new Execution(status, ASKED.plusSeconds(60), null, null, null, last, null, delivery);
    }

    private static Request request(Map<String, @Nullable Object> parameters) {
        return Request.ofUser("core.http", parameters, ASKED, "ann", Map.of(), Duration.ZERO);
    }

    private static Optional<Event> event(Execution execution) {
        return ExecutionEnd.of(execution, Actions.builtIn(), AsOf.START);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void theEndsThatStackStormKnowsAreTold(Status status) {
        boolean isTold = List.of("succeeded", "failed", "timeout", "abandoned", "canceled")
                .contains(status.text());

        assertThat(event(execution(status, delivery("", "", request(Map.of())))))
                .matches(told -> told.isPresent() == isTold);
    }

    @Test
    void itSaysWhatWasAskedAndWhatCameOfIt() {
        // given
        Delivery delivery = delivery(
                "",
                "",
                request(Map.of(
                        "url",
                        "http://receiver.test/",
                        "password",
                        Seal.of("0123456789abcdef0123456789abcdef").seal("secret", "place"))));

        // when
        Event event = event(execution(Status.SUCCEEDED, delivery)).orElseThrow();

        // then
        assertThat(event.trigger()).isEqualTo("core.st2.generic.actiontrigger");
        assertThat(event.payload())
                .isEqualTo(Map.of(
                        "execution_id", delivery.id(),
                        "status", "succeeded",
                        "start_timestamp", "2026-01-31T10:00:00.000000Z",
                        "action_name", "core.http",
                        "action_ref", "core.http",
                        "runner_ref", "http-request",
                        "parameters", Map.of("url", "http://receiver.test/", "password", "********"),
                        "result",
                                Map.of(
                                        "status_code",
                                        200,
                                        "body",
                                        Map.of("a", 1),
                                        "parsed",
                                        true,
                                        "headers",
                                        Map.of("Content-Type", "application/json"))));
    }

    @Test
    void itIsTheSameWheneverTheSameAttemptIsSettled() {
        Execution first = execution(Status.FAILED, delivery("", "", request(Map.of())));
        Execution again = new Execution(
                Status.FAILED, first.at().plusSeconds(9), null, null, null, first.last(), null, first.delivery());

        assertThat(event(again).map(Event::id)).isEqualTo(event(first).map(Event::id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none      | none | none",
                "default.b | none | default.b",
                "default.b | default.a | default.a, default.b",
                "default.a | default.a | default.a, default.a",
            })
    void itKnowsTheRulesThatLedToIt(@Nullable String rule, @Nullable String before, @Nullable String causes) {
        Request request =
                Request.ofRule("core.http", Map.of(), ASKED, before == null ? List.of() : List.of(before), null);
        Delivery delivery = delivery(rule == null ? "" : rule, rule == null ? "" : "event", request);

        assertThat(event(execution(Status.FAILED, delivery)).orElseThrow().causes())
                .isEqualTo(causes == null ? List.of() : List.of(causes.split(", ", -1)));
    }

    @Test
    void oneOfWhichNobodySaidWhatItDoesIsNotTold() {
        assertThat(event(execution(Status.SUCCEEDED, delivery("", "", null)))).isEmpty();
    }
}
