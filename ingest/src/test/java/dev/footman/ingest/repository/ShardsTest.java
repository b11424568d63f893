// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.tls.TestCertificate;
import dev.footman.ingest.waiting.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class ShardsTest {
    private static final String SILENT = Qlik.TASK;

    @TempDir
    private static Path folder;

    private static TestCertificate server;
    private static TestCertificate client;

    private final TurnedClock clock = new TurnedClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConcurrentLinkedQueue<String> passed = new ConcurrentLinkedQueue<>();
    private StandIn repository;
    private EventLookups lookups;

    @BeforeAll
    static void makeCertificates() throws IOException, InterruptedException, GeneralSecurityException {
        server = TestCertificate.make(folder, "EC");
        client = TestCertificate.make(folder, "EC");
    }

    @BeforeEach
    void start() throws IOException, GeneralSecurityException {
        repository = new StandIn(folder, server, client);
        Qlik.tell(repository);
        repository.hanging.add(SILENT);
        lookups = EventLookups.open(repository.settings(client, Duration.ofSeconds(60)), meters, clock);
    }

    @AfterEach
    void stop() {
        repository.close();
        lookups.close();
    }

    private void submit(EventStage stage, String task, String execution) {
        stage.submit(Qlik.event("failed", task, Qlik.APP, execution), clock.millis(), this::pass);
    }

    private void pass(QlikEvent event) {
        passed.add(event.payload().getOrDefault("executionId", ""));
    }

    private double skipped(String reason) {
        return meters.counter("footman.repository.skipped", "reason", reason).count();
    }

    /** A task whose events do not stand in one line with those of the silent one. */
    private static String elsewhere() {
        return IntStream.range(0, 100)
                .mapToObj(Qlik::guid)
                .filter(task -> Shards.lineOf(task) != Shards.lineOf(SILENT))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTaskWhoseAnswerHangsHoldsUpNoOtherAndKeepsItsOrder() {
        // given
        EventStage stage = lookups.stage();
        submit(stage, SILENT, "silent 1");
        submit(stage, SILENT, "silent 2");

        // when
        submit(stage, elsewhere(), "other");
        Eventually.is(1, passed::size);
        stage.close();

        // then
        assertThat(passed).containsExactly("other", "silent 1", "silent 2");
        assertThat(skipped("late")).isEqualTo(2);
    }

    @Test
    void aLineThatIsTooLongIsNotLookedUpAndNobodyWaitsToStandInIt() {
        // given
        EventStage stage = lookups.stage();
        List<String> executions = IntStream.range(0, 5 * Shard.BACKLOG)
                .mapToObj(Integer::toString)
                .toList();

        // when
        executions.forEach(execution -> submit(stage, SILENT, execution));
        stage.close();

        // then
        assertThat(passed).containsExactlyElementsOf(executions);
        assertThat(skipped("backlog")).isGreaterThan(Shard.BACKLOG);
        assertThat(repository.calls("task")).isLessThanOrEqualTo(1); // none if the line was too long before it began
    }

    @Test
    void anEventThatHasWaitedLongEnoughIsNotLookedUp() {
        // given
        QlikEvent event = Qlik.failed(elsewhere(), Qlik.APP);
        long longAgo = clock.millis() - Shard.LATE.toMillis();

        // when
        try (EventStage stage = lookups.stage()) {
            stage.submit(event, longAgo, this::pass);
            Eventually.is(1, passed::size);
        }

        // then
        assertThat(skipped("late")).isEqualTo(1);
        assertThat(repository.calls).isEmpty();
    }

    @Test
    void anEventThatCannotGoOnHoldsUpNoOther() {
        // given
        EventStage stage = lookups.stage();

        // when
        stage.submit(Qlik.failed(elsewhere(), Qlik.APP), clock.millis(), event -> {
            throw new IllegalStateException("the log is closed");
        });
        submit(stage, elsewhere(), "next");
        stage.close();

        // then
        assertThat(passed).containsExactly("next");
    }
}
