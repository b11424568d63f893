// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import static dev.footman.dispatcher.lane.CountingRunner.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesTest {
    private final CountingRunner runner = new CountingRunner();
    private final Admissions admissions = new Admissions(Clock.systemUTC());
    private final Lanes lanes = new Lanes(8, 2, admissions, runner);

    @AfterEach
    void close() {
        lanes.close();
    }

    private void take(String host, String id) {
        lanes.take(Works.to("http://" + host, id, System.nanoTime()));
    }

    private void takeRetry(String host, String id) {
        lanes.take(Works.attempt(2, "http://" + host, id, System.nanoTime()));
    }

    private void takeMany(String host, int count) {
        IntStream.range(0, count).forEach(number -> take(host, host + "-" + number));
    }

    @Test
    void allThatIsTakenByManyThreadsIsRunOrPutOffOnceAndNoLimitIsExceeded() {
        // when
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 10_000)
                    .forEach(number -> threads.execute(() -> take("host-" + number % 20, "d-" + number)));
        }
        await(() -> runner.asked.get() >= 10_000 && lanes.count() == 0);

        // then
        List<String> all = new ArrayList<>(runner.ran);
        all.addAll(runner.putOff.keySet());
        assertThat(all).doesNotHaveDuplicates().hasSize(10_000);
        assertThat(runner.asked).hasValue(10_000);
        assertThat(runner.mostToOne()).isLessThanOrEqualTo(2);
        assertThat(runner.mostInAll()).isLessThanOrEqualTo(8);
    }

    @Test
    void noMoreThanItsShareRunsToOneDestination() {
        // given
        runner.hold("a");

        // when
        takeMany("a", 6);
        await(() -> runner.running() == 2);
        take("b", "marker");
        await(() -> runner.ran.contains("marker"));

        // then
        assertThat(runner.running()).isEqualTo(2);
        runner.letGo("a");
        await(() -> runner.ran.size() == 7);
        assertThat(runner.ran.subList(1, 7)).doesNotHaveDuplicates();
        assertThat(runner.mostToOne()).isEqualTo(2);
    }

    @Test
    void noMoreThanTheWholeRunsToAll() {
        // given
        List<String> hosts =
                IntStream.range(0, 6).mapToObj(number -> "host-" + number).toList();
        hosts.forEach(runner::hold);

        // when
        hosts.forEach(host -> takeMany(host, 2));
        await(() -> runner.running() == 8);

        // then
        hosts.forEach(runner::letGo);
        await(() -> runner.ran.size() == 12);
        assertThat(runner.mostInAll()).isEqualTo(8);
    }

    @Test
    void aDestinationThatHangsHoldsUpNoOther() {
        // given
        runner.hold("hanging");
        takeMany("hanging", 100);

        // when
        takeMany("lively", 100);
        await(() -> runner.ran.size() == 100);

        // then
        assertThat(runner.ran).allMatch(id -> id.startsWith("lively-"));
        runner.letGo("hanging");
        await(() -> runner.ran.size() == 200);
    }

    @Test
    void secondAttemptsAtManyDestinationsThatHangLeaveSlotsToFirstOnes() {
        // given
        List<String> dead =
                IntStream.range(0, 10).mapToObj(number -> "dead-" + number).toList();
        dead.forEach(runner::hold);
        dead.forEach(host -> {
            takeRetry(host, host + "-1");
            takeRetry(host, host + "-2");
        });
        await(() -> runner.running() == 6); // three quarters of 8

        // when
        takeMany("lively", 50);
        await(() -> runner.ran.size() == 50);

        // then
        assertThat(runner.running()).isEqualTo(6);
        dead.forEach(runner::letGo);
        await(() -> runner.ran.size() == 70);
    }

    @Test
    void aDestinationThatHasTimedOutIsGivenFewCallsAtOnceUntilItAnswers() {
        // given
        try (Lanes wide = new Lanes(16, 8, admissions, runner)) {
            runner.timeOut("slow");
            wide.take(Works.to("http://slow", "first", System.nanoTime()));
            await(() -> wide.count() == 0);
            runner.hold("slow");

            // when
            IntStream.range(0, 8).forEach(id -> wide.take(Works.to("http://slow", "slow-" + id, System.nanoTime())));
            await(() -> runner.running() == 2);
            int whileSlow = runner.mostToOne();
            runner.answer("slow");
            runner.letGo("slow");
            await(() -> wide.count() == 0);
            runner.hold("slow");
            IntStream.range(0, 8).forEach(id -> wide.take(Works.to("http://slow", "again-" + id, System.nanoTime())));
            await(() -> runner.running() == 8);

            // then
            assertThat(whileSlow).isEqualTo(2);
            runner.letGo("slow");
            await(() -> runner.ran.size() == 17);
        }
    }

    @Test
    void firstAttemptsAtManyDestinationsThatTimeOutLeaveSlotsToThoseThatAnswer() {
        // given
        List<String> slow =
                IntStream.range(0, 10).mapToObj(number -> "slow-" + number).toList();
        slow.forEach(runner::timeOut);
        slow.forEach(host -> take(host, host + "-first"));
        await(() -> lanes.count() == 0);
        slow.forEach(runner::hold);

        // when
        slow.forEach(host -> take(host, host + "-second"));
        await(() -> runner.running() == 6); // three quarters of 8
        takeMany("lively", 50);
        await(() -> runner.ran.size() == 60);

        // then
        assertThat(runner.running()).isEqualTo(6);
        slow.forEach(runner::letGo);
        await(() -> runner.ran.size() == 70);
    }

    @Test
    void whatALaneHasNoRoomForIsPutOff() {
        // given
        runner.hold("hanging");

        // when
        takeMany("hanging", 503); // 2 run, 500 wait while the speed is not known

        // then
        assertThat(runner.putOff.values())
                .containsOnly("the lane of its destination is full")
                .hasSize(1);
        runner.letGo("hanging");
        await(() -> runner.ran.size() == 502);
    }

    @Test
    void whatHasWaitedTooLongIsPutOffWhenTheLaneMoves() {
        // given
        runner.hold("slow");
        takeMany("slow", 2);
        long longAgo = System.nanoTime() - Duration.ofSeconds(6).toNanos();
        lanes.take(Works.to("http://slow", "stale", longAgo));
        take("slow", "fresh");

        // when
        runner.letGo("slow");
        await(() -> runner.asked.get() == 4);

        // then
        assertThat(runner.putOff)
                .containsExactlyEntriesOf(Map.of("stale", "its destination is slow and its lane does not move"));
        await(() -> runner.ran.contains("fresh"));
    }

    @Test
    void aLaneIsGoneWhenItHasNothingLeftToDo() {
        // when
        IntStream.range(0, 1_000).forEach(number -> take("host-" + number, "d-" + number));
        await(() -> runner.ran.size() == 1_000);

        // then
        await(() -> lanes.count() == 0);
    }

    @Test
    void aRunnerThatThrowsFreesItsSlotAndItsPlaceInTheLane() {
        // given
        runner.hold("a");
        IntStream.range(0, 20).mapToObj(number -> "a-" + number).forEach(runner::failOn);
        takeMany("a", 20);
        take("a", "after");

        // when
        runner.letGo("a");
        await(() -> runner.ran.contains("after"));

        // then
        await(() -> lanes.count() == 0);
        takeMany("b", 20);
        await(() -> runner.ran.size() == 21);
    }

    @Test
    void aPuttingOffThatThrowsKeepsNothingElseFromItsTurn() {
        // given
        runner.hold("slow");
        takeMany("slow", 2);
        long longAgo = System.nanoTime() - Duration.ofSeconds(6).toNanos();
        runner.failOn("stale-1");
        lanes.take(Works.to("http://slow", "stale-1", longAgo));
        lanes.take(Works.to("http://slow", "stale-2", longAgo));
        take("slow", "fresh");

        // when
        runner.letGo("slow");
        await(() -> runner.ran.size() == 3);

        // then
        assertThat(runner.putOff).containsOnlyKeys("stale-2");
        await(() -> lanes.count() == 0);
    }
}
