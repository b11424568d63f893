// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.event.QlikTrigger;
import dev.footman.ingest.qlik.QlikEvent;
import dev.footman.ingest.tls.TestCertificate;
import dev.footman.ingest.waiting.Eventually;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // JUnit sets the fields
class EventLookupsTest {
    private static final QlikEvent FAILED = Qlik.failed(Qlik.TASK, Qlik.APP);

    @TempDir
    private static Path folder;

    private static TestCertificate server;
    private static TestCertificate client;

    private final TurnedClock clock = new TurnedClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
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
        lookups = EventLookups.open(repository.settings(client, Duration.ofSeconds(30)), meters, clock);
    }

    @AfterEach
    void stop() {
        lookups.close();
        repository.close();
    }

    private QlikEvent lookedUp(QlikEvent event) {
        return lookups.lookedUp(List.of(event)).getFirst();
    }

    private double lookups(String kind, String outcome) {
        return meters.counter("footman.repository.lookups", "kind", kind, "outcome", outcome)
                .count();
    }

    private double skipped(String reason) {
        return meters.counter("footman.repository.skipped", "reason", reason).count();
    }

    @Test
    void anEventGetsTheOwnerOfItsAppWhereButlerHasIt() {
        // when
        QlikEvent event = lookedUp(FAILED);

        // then
        assertThat(event.trigger()).isEqualTo(QlikTrigger.RELOAD_FAILED);
        assertThat(event.payload().keySet())
                .containsExactly(
                        "event",
                        "hostName",
                        "user",
                        "taskName",
                        "taskId",
                        "appName",
                        "appId",
                        "appOwnerName",
                        "appOwnerUserDirectory",
                        "appOwnerUserId",
                        "appOwnerEmail",
                        "logTimeStamp",
                        "logLevel",
                        "executionId",
                        "logMessage");
        assertThat(event.payload())
                .containsAllEntriesOf(FAILED.payload())
                .containsEntry("appOwnerName", "Anna Andersson")
                .containsEntry("appOwnerUserDirectory", "LAB")
                .containsEntry("appOwnerUserId", "anna")
                .containsEntry("appOwnerEmail", "anna@example.test");
    }

    @Test
    void fiftyEventsOfOneAppCostThreeCallsOverOneConnection() {
        // given
        Queue<QlikEvent> passed = new ConcurrentLinkedQueue<>();

        // when
        try (EventStage stage = lookups.stage()) {
            Collections.nCopies(50, FAILED).forEach(event -> stage.submit(event, clock.millis(), passed::add));
            Eventually.is(50, passed::size);
        }

        // then
        assertThat(passed).allSatisfy(event -> assertThat(event.payload()).containsKey("appOwnerName"));
        assertThat(repository.calls).containsExactly("task " + Qlik.TASK, "app " + Qlik.APP, "user " + Qlik.ANNA);
        assertThat(repository.connections).hasSize(1);
        assertThat(lookups("task", "found")).isEqualTo(1);
    }

    @Test
    void anotherAppOfAKnownOwnerCostsNoCallForTheUser() {
        // given
        String other = Qlik.guid(1);
        repository.apps.put(other, "{\"owner\": {\"id\": \"%s\"}}".formatted(Qlik.ANNA));

        // when
        List<QlikEvent> events = lookups.lookedUp(List.of(FAILED, Qlik.failed(Qlik.TASK, other)));

        // then
        assertThat(events).allSatisfy(event -> assertThat(event.payload()).containsEntry("appOwnerUserId", "anna"));
        assertThat(repository.calls("app")).isEqualTo(2);
        assertThat(repository.calls("user")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # what, type, trigger,       event
            failed,  1,   TASK_FAILED,    Qlik Sense task failed
            failed,  2,   TASK_FAILED,    Qlik Sense task failed
            aborted, 3,   TASK_ABORTED,   Qlik Sense task aborted
            success, 4,   TASK_SUCCEEDED, Qlik Sense task succeeded
            """)
    void aTaskThatIsNoReloadRaisesNoAlertOfReloads(String what, int type, QlikTrigger trigger, String text) {
        // given
        repository.tasks.put(Qlik.TASK, "[{\"taskType\": %d}]".formatted(type));

        // when
        QlikEvent event = lookedUp(Qlik.event(what, Qlik.TASK, Qlik.APP, ""));

        // then
        assertThat(event.trigger()).isEqualTo(trigger);
        assertThat(event.payload()).containsEntry("event", text).doesNotContainKey("appOwnerName");
        assertThat(repository.calls("app")).isZero();
    }

    @Test
    void aDeletedTaskStaysAReloadAndADeletedAppHasNoOwner() {
        // given
        repository.tasks.clear();
        repository.apps.clear();

        // when
        QlikEvent event = lookedUp(FAILED);

        // then
        assertThat(event).isEqualTo(FAILED);
        assertThat(lookups("task", "missing")).isEqualTo(1);
        assertThat(lookups("app", "missing")).isEqualTo(1);
    }

    @Test
    void anEventThatIsOfNoReloadOrNamesNothingIsNotAskedFor() {
        // given
        QlikEvent distributed = FAILED.as(QlikTrigger.DISTRIBUTE_FINISHED);
        QlikEvent nameless = Qlik.failed("", "");

        // when
        List<QlikEvent> events = lookups.lookedUp(List.of(distributed, nameless));

        // then
        assertThat(events).containsExactly(distributed, nameless);
        assertThat(repository.calls).isEmpty();
    }

    @Test
    void eventsGoOnWithoutTheRepositoryAndSoonItIsLeftAlone() {
        // given
        repository.close();
        List<QlikEvent> events = List.of(
                Qlik.failed(Qlik.guid(1), Qlik.APP),
                Qlik.failed(Qlik.guid(2), Qlik.APP),
                Qlik.failed(Qlik.guid(3), Qlik.APP));

        // when
        List<QlikEvent> passed = lookups.lookedUp(events);

        // then
        assertThat(passed).isEqualTo(events);
        assertThat(lookups("task", "failed")).isEqualTo(2);
        assertThat(lookups("app", "failed")).isEqualTo(1);
        assertThat(skipped("breaker")).isEqualTo(2);
    }

    @Test
    void aRepositoryThatIsBackIsAskedAgainAfterThePause() {
        // given
        repository.status = 500;
        lookups.lookedUp(List.of(FAILED, FAILED));
        repository.status = 200;

        // when
        QlikEvent before = lookedUp(FAILED);
        clock.turn(Duration.ofSeconds(30));
        QlikEvent after = lookedUp(FAILED);

        // then
        assertThat(before).isEqualTo(FAILED);
        assertThat(after.payload()).containsEntry("appOwnerName", "Anna Andersson");
    }

    @Test
    void anAnswerThatDoesNotComeIsNotWaitedForLongerThanTheTimeout() throws IOException {
        // given
        repository.hanging.add(Qlik.TASK);
        try (EventLookups hasty =
                EventLookups.open(repository.settings(client, Duration.ofMillis(200)), meters, clock)) {
            // when
            List<QlikEvent> events = hasty.lookedUp(List.of(FAILED));

            // then
            assertThat(events.getFirst().trigger()).isEqualTo(QlikTrigger.RELOAD_FAILED);
        }
    }

    @Test
    void whatIsKeptTooLongIsAskedForAnew() {
        // given
        lookedUp(FAILED);
        repository.users.put(Qlik.ANNA, "{\"name\": \"Anna Bengtsson\"}");
        clock.turn(Duration.ofMinutes(10));

        // when
        QlikEvent event = lookedUp(FAILED);

        // then
        assertThat(event.payload()).containsEntry("appOwnerName", "Anna Bengtsson");
        assertThat(repository.calls).hasSize(6);
    }

    @Test
    void nothingStandsInTheWayWhereItIsOff() {
        // given
        EventLookups off = EventLookups.open(
                new RepositorySettings(null, Duration.ofSeconds(5), Duration.ofMinutes(10)), meters, clock);
        List<QlikEvent> events = List.of(FAILED);
        Queue<QlikEvent> passed = new ConcurrentLinkedQueue<>();

        // when
        off.stage().submit(FAILED, clock.millis(), passed::add);

        // then
        assertThat(passed).containsExactly(FAILED);
        assertThat(off.lookedUp(events)).isSameAs(events);
    }
}
