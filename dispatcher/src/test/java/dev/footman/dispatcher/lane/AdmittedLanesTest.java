// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import static dev.footman.dispatcher.lane.CountingRunner.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.destination.Destination;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.destination.DestinationState.Condition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Lanes whose destinations are not free. */
@Timeout(60)
class AdmittedLanesTest {
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

    private void takeAsked(String host, String id) {
        lanes.take(Works.asked("http://" + host, id, System.nanoTime()));
    }

    private void takeMany(String host, int count) {
        IntStream.range(0, count).forEach(number -> take(host, host + "-" + number));
    }

    @Test
    void whatComesForADestinationThatIsHeldIsPutOffAtOnceAndTheOthersAreNot() {
        // given
        admissions.told("http://paused:80", state("http://paused:80", Condition.PAUSED, DestinationState.Limits.NONE));

        // when
        take("paused", "p");
        take("free", "f");

        // then
        await(() -> runner.ran.size() + runner.putOff.size() == 2);
        assertThat(runner.putOff)
                .containsOnlyKeys("p")
                .hasEntrySatisfying("p", reason -> assertThat(reason).isEqualTo("it is paused: by ann"));
        assertThat(runner.ran).containsExactly("f");
    }

    @Test
    void whatWaitsForADestinationThatComesToBeHeldIsPutOff() {
        // given
        runner.hold("slow");
        takeMany("slow", 5);
        await(() -> runner.running() == 2);

        // when
        admissions.hold(Destination.of("http://slow/"), Duration.ofMinutes(1));
        runner.letGo("slow");

        // then
        await(() -> runner.asked.get() == 5);
        assertThat(runner.ran).hasSize(2);
        assertThat(runner.putOff.values()).containsOnly("it asked to be left alone (Retry-After)");
    }

    @Test
    void anOpenBreakerWhoseTimeIsOverLetsOneThroughAtATime() {
        // given
        admissions.told("http://half:80", state("http://half:80", Condition.OPEN, DestinationState.Limits.NONE));
        runner.hold("half");

        // when
        takeMany("half", 5);

        // then
        await(() -> runner.running() == 1);
        runner.letGo("half");
        await(() -> runner.asked.get() == 5);
        assertThat(runner.mostToOne()).isEqualTo(1);
    }

    @Test
    void noOpenBreakerStopsWhatSomebodyAskedFor() {
        // given
        runner.hold("broken");
        take("broken", "before");
        await(() -> runner.running() == 1);
        takeAsked("broken", "asked-1");
        takeAsked("broken", "asked-2");
        take("broken", "waiting");
        Instant later = Instant.now().plus(Duration.ofHours(1));
        admissions.told(
                "http://broken:80", state("http://broken:80", Condition.OPEN, DestinationState.Limits.NONE, later));

        // when
        take("broken", "owed");
        takeAsked("broken", "asked-3");
        runner.letGo("broken");

        // then
        await(() -> runner.asked.get() == 6 && lanes.count() == 0);
        assertThat(runner.ran).containsExactlyInAnyOrder("before", "asked-1", "asked-2", "asked-3");
        assertThat(runner.putOff).containsOnlyKeys("waiting", "owed");
    }

    @Test
    void aPauseStopsWhatSomebodyAskedForToo() {
        // given
        runner.hold("paused");
        take("paused", "before");
        take("paused", "too");
        await(() -> runner.running() == 2);
        takeAsked("paused", "waiting");
        admissions.told("http://paused:80", state("http://paused:80", Condition.PAUSED, DestinationState.Limits.NONE));

        // when
        takeAsked("paused", "asked");
        runner.letGo("paused");

        // then
        await(() -> runner.asked.get() == 4 && lanes.count() == 0);
        assertThat(runner.ran).containsExactlyInAnyOrder("before", "too");
        assertThat(runner.putOff).containsOnlyKeys("waiting", "asked");
    }

    @Test
    void noMoreRunAtOnceThanTheDestinationBears() {
        // given
        admissions.told(
                "http://narrow:80", state("http://narrow:80", Condition.HEALTHY, new DestinationState.Limits(1, null)));

        // when
        takeMany("narrow", 20);

        // then
        await(() -> runner.asked.get() == 20);
        assertThat(runner.mostToOne()).isEqualTo(1);
    }

    private static DestinationState state(String url, Condition condition, DestinationState.Limits limits) {
        return state(url, condition, limits, Instant.EPOCH);
    }

    private static DestinationState state(
            String url, Condition condition, DestinationState.Limits limits, Instant until) {
        return new DestinationState(
                DestinationState.idOf(url),
                url,
                new DestinationState.Standing(condition, "by ann", Instant.EPOCH, until),
                new DestinationState.Load(0, 0, 0, 1),
                new DestinationState.Last(null, null),
                limits);
    }
}
