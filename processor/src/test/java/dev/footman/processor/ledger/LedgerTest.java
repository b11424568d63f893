// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Answered;
import dev.footman.contract.delivery.WindowReturn;
import dev.footman.rules.retry.RetrySchedule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {
    private static final Instant BEGUN = Instant.parse("2026-01-31T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-31T10:00:01Z");
    private static final Duration TOOK = Duration.ofMillis(20);
    private static final Delivery.Past BEFORE = new Delivery.Past(BEGUN.minusSeconds(5), TOOK, "was answered with 502");

    private final Ledger ledger =
            new Ledger(new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)), 0));

    static Stream<Arguments> outcomes() {
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                argumentSet("delivered", 1, new Answered(200, null), "Delivered"),
                argumentSet("delivered at the last attempt", 3, new Answered(200, null), "Delivered"),
                argumentSet("first wait", 1, new Answered(500, null), "Waiting 5 s, attempt 2, history 1"),
                argumentSet("second wait", 2, new Answered(500, null), "Waiting 30 s, attempt 3, history 2"),
                argumentSet("no wait left", 3, new Answered(500, null), "Dead, attempt 3, history 3"),
                argumentSet("time-out", 1, new Outcome.TimedOut(second), "Waiting 5 s, attempt 2, history 1"),
                argumentSet("not reached", 2, new Outcome.NotConnected("x"), "Waiting 30 s, attempt 3, history 2"),
                argumentSet("refused by the endpoint", 1, new Answered(404, null), "Dead, attempt 1, history 1"),
                argumentSet("refused by us", 2, new Outcome.Refused("x"), "Dead, attempt 2, history 2"),
                argumentSet("put off", 1, new Outcome.Postponed(second, "x"), "Waiting 1 s, attempt 1, history 0"),
                argumentSet(
                        "put off at last", 3, new Outcome.Postponed(second, "x"), "Waiting 1 s, attempt 3, history 2"));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void anOutcomeLeadsTo(int number, Outcome outcome, String entry) {
        // given
        Delivery delivery = delivery(number, null);

        // when
        Ledger.Entry after = ledger.after(delivery, attempt(number, outcome), NOW);

        // then
        assertThat(inShort(after)).isEqualTo(entry);
        assertThat(ledger.isDelivered(delivery.id(), attempt(number, outcome))).isEqualTo(entry.equals("Delivered"));
    }

    @Test
    void theHistoryGrowsAtItsEndAndTheRestOfTheDeliveryStaysAsItIs() {
        // given
        Delivery delivery = delivery(2, new Delivery.Window("key", 3));

        // when
        Ledger.Entry after = ledger.after(delivery, attempt(2, new Answered(500, null)), NOW);

        // then
        List<Delivery.Past> history = List.of(BEFORE, new Delivery.Past(BEGUN, TOOK, "was answered with 500"));
        Delivery next = delivery.due(3, history);
        assertThat(after).isEqualTo(new Ledger.Entry.Waiting(NOW.plusSeconds(30), next));
    }

    @Test
    void aDeadLetterSaysWhyAndWhen() {
        // given
        Attempt attempt = attempt(1, new Answered(410, null));

        // when
        Ledger.Entry after = ledger.after(delivery(1, null), attempt, NOW);

        // then
        assertThat(after).isInstanceOfSatisfying(Ledger.Entry.Dead.class, dead -> {
            assertThat(dead.letter().reason()).isEqualTo("the endpoint is gone for good (410)");
            assertThat(dead.letter().at()).isEqualTo(NOW);
        });
    }

    @Test
    void aDeliveryGivesBackTheWindowThatItsEventOpened() {
        // given
        Delivery delivery = delivery(1, new Delivery.Window("key", 3));

        // when
        List<WindowReturn> given = Ledger.windowGivenBack(delivery);

        // then
        assertThat(given).containsExactly(new WindowReturn("butler.all", "key", "event", 3));
    }

    @Test
    void aDeliveryWithoutAWindowGivesNoneBack() {
        assertThat(Ledger.windowGivenBack(delivery(1, null))).isEmpty();
    }

    private static String inShort(Ledger.Entry entry) {
        return switch (entry) {
            case Ledger.Entry.Delivered() -> "Delivered";
            case Ledger.Entry.Waiting(Instant due, Delivery next) ->
                "Waiting %d s, %s".formatted(Duration.between(NOW, due).toSeconds(), inShort(next));
            case Ledger.Entry.Dead(DeadLetter letter) -> "Dead, " + inShort(letter.delivery());
        };
    }

    private static String inShort(Delivery delivery) {
        return "attempt %d, history %d"
                .formatted(delivery.attempt(), delivery.history().size());
    }

    private static Attempt attempt(int number, Outcome outcome) {
        return new Attempt(0, number, BEGUN, TOOK, outcome);
    }

    private static Delivery delivery(int attempt, Delivery.@Nullable Window window) {
        Call call = new Call("POST", "http://receiver.test/", Map.of(), "{}", null);
        List<Delivery.Past> history =
                Stream.generate(() -> BEFORE).limit(attempt - 1L).toList();
        return new Delivery("id", "butler.all", "event", "trigger", call, window, attempt, history);
    }
}
