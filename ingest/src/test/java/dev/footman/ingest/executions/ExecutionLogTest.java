// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExecutionLogTest {
    private static final Instant ASKED = Instant.parse("2026-01-31T10:00:00Z");
    private static final Outcome DONE = new Outcome.Answered(200, null);

    static Stream<Arguments> executions() {
        return Stream.of(
                argumentSet("asked for", Status.REQUESTED, 0, null, "requested 0"),
                argumentSet("waits for its time", Status.DELAYED, 0, null, "requested 0, delayed 90"),
                argumentSet("is due", Status.SCHEDULED, 0, null, "requested 0, scheduled 90"),
                argumentSet("superseded before any attempt", Status.SUPERSEDED, 0, null, "requested 0, superseded 90"),
                argumentSet("under way", Status.RUNNING, 0, 1, "requested 0, scheduled 0, running 1"),
                argumentSet("delivered", Status.SUCCEEDED, 0, 1, "requested 0, scheduled 0, running 1, succeeded 3"),
                argumentSet(
                        "waits for its second attempt",
                        Status.DELAYED,
                        0,
                        1,
                        "requested 0, scheduled 0, running 1, delayed 3"),
                argumentSet(
                        "delivered at its second attempt",
                        Status.SUCCEEDED,
                        1,
                        30,
                        "requested 0, scheduled 0, running 10, delayed 12, scheduled 30, running 30, succeeded 32"),
                argumentSet(
                        "a dispatcher whose clock is behind",
                        Status.FAILED,
                        0,
                        -5,
                        "requested 0, scheduled 0, running 0, failed 0"));
    }

    /**
     * @param before how many attempts were made before the last, at the tenth second
     * @param last   the second at which the last began; it took two
     */
    @ParameterizedTest
    @MethodSource("executions")
    void statesAreInTheOrderOfTime(Status status, int before, @Nullable Integer last, String log) {
        assertThat(ExecutionLog.of(execution(status, before, last)).stream()
                        .map(entry -> entry.status().text() + " "
                                + Duration.between(ASKED, entry.at()).toSeconds())
                        .collect(Collectors.joining(", ")))
                .isEqualTo(log);
    }

    @Test
    void whatIsDoneAtOnceHasBeenThroughAllOfThem() {
        Execution done = new Execution(
                Status.SUCCEEDED,
                ASKED,
                Map.of("succeeded", true),
                execution(Status.SUCCEEDED, 0, null).delivery());

        assertThat(ExecutionLog.of(done))
                .extracting(ExecutionLog.Entry::status)
                .containsExactly(Status.REQUESTED, Status.SCHEDULED, Status.RUNNING, Status.SUCCEEDED);
    }

    @Test
    void aDelayAndWhatIsBrokenOffAreTold() {
        // given
        Execution some = execution(Status.CANCELED, 0, null);
        Request late = Request.ofUser("core.http", Map.of(), ASKED, "ann", Map.of(), Duration.ofSeconds(30));
        Cancellation asked = Cancellation.of("ann", some.seen());
        Attempt last = new Attempt(0, 1, ASKED.plusSeconds(31), Duration.ofSeconds(2), new Outcome.Canceled(asked));

        // when
        Execution canceled = new Execution(
                Status.CANCELED,
                ASKED.plusSeconds(90),
                null,
                null,
                null,
                last,
                null,
                some.delivery().with(late));

        // then
        Execution requested =
                new Execution(Status.REQUESTED, ASKED, null, some.delivery().with(late));
        assertThat(ExecutionLog.of(requested))
                .extracting(ExecutionLog.Entry::status)
                .containsExactly(Status.REQUESTED);
        assertThat(ExecutionLog.of(canceled).stream()
                        .map(entry -> entry.status().text() + " "
                                + Duration.between(ASKED, entry.at()).toSeconds())
                        .collect(Collectors.joining(", ")))
                .isEqualTo("requested 0, delayed 0, scheduled 30, running 31, canceling 33, canceled 33");
    }

    private static Execution execution(Status status, int before, @Nullable Integer last) {
        Duration two = Duration.ofSeconds(2);
        List<Delivery.Past> history = Stream.generate(
                        () -> new Delivery.Past(ASKED.plusSeconds(10), two, "was answered with 500"))
                .limit(before)
                .toList();
        Request request = Request.ofRule("core.http", Map.of(), ASKED, List.of(), null);
        Delivery delivery = new Delivery(
                "65bb1c000000000000000001",
                "a.b",
                "e",
                "t",
                request,
                null,
                null,
                null,
                null,
                null,
                before + 1,
                history);
        Attempt attempt = last == null ? null : new Attempt(0, before + 1, ASKED.plusSeconds(last), two, DONE);
        return new Execution(status, ASKED.plusSeconds(90), null, null, null, attempt, null, delivery);
    }
}
