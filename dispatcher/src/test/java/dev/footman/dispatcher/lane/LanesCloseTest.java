// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import static dev.footman.dispatcher.lane.CountingRunner.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LanesCloseTest {
    private final CountingRunner runner = new CountingRunner();
    private final Lanes lanes = new Lanes(3, 2, new Admissions(Clock.systemUTC()), runner);

    private void takeMany(String host, int count) {
        IntStream.range(0, count)
                .forEach(number -> lanes.take(Works.to("http://" + host, host + "-" + number, System.nanoTime())));
    }

    @Test
    void whatWaitsIsPutOffAndWhatRunsMayEnd() throws InterruptedException {
        // given
        runner.hold("a");
        takeMany("a", 5);
        await(() -> runner.running() == 2);
        Thread closing = Thread.startVirtualThread(lanes::close);
        await(() -> runner.putOff.size() == 3);

        // when
        runner.letGo("a");
        closing.join();

        // then
        assertThat(runner.ran).containsExactlyInAnyOrder("a-0", "a-1");
        assertThat(runner.putOff).containsOnlyKeys("a-2", "a-3", "a-4").containsValue("the dispatcher is stopping");
        assertThat(runner.interrupted).hasValue(0);
    }

    @Test
    void whatDoesNotEndIsCutOffAndWhatWaitsForASlotIsPutOff() {
        // given
        runner.hold("a");
        runner.hold("b");
        takeMany("a", 2);
        takeMany("b", 2);
        await(() -> runner.running() == 3);

        // when
        lanes.close();

        // then
        assertThat(runner.interrupted).hasValue(3);
        assertThat(runner.putOff).hasSize(1);
        assertThat(runner.ran).isEmpty();
    }

    @Test
    void whatWaitsForASlotDoesNotStartWhileTheOthersEnd() throws InterruptedException {
        // given
        runner.hold("a");
        runner.hold("b");
        takeMany("a", 2);
        await(() -> runner.running() == 2);
        takeMany("b", 2);
        await(() -> runner.running() == 3);
        Thread closing = Thread.startVirtualThread(lanes::close);
        await(lanes::isClosing);

        // when
        runner.letGo("a");
        await(() -> runner.putOff.size() == 1);
        runner.letGo("b");
        closing.join();

        // then
        assertThat(runner.ran).hasSize(3);
    }

    @Test
    void whatComesAfterTheEndIsPutOff() {
        // given
        lanes.close();

        // when
        takeMany("a", 3);

        // then
        assertThat(runner.putOff).containsOnlyKeys("a-0", "a-1", "a-2").containsValue("the dispatcher is stopping");
        assertThat(lanes.count()).isZero();
    }

    @Test
    void whatComesWhileTheRestEndsIsPutOff() throws InterruptedException {
        // given
        runner.hold("a");
        takeMany("a", 2);
        await(() -> runner.running() == 2);
        Thread closing = Thread.startVirtualThread(lanes::close);
        await(lanes::isClosing);

        // when
        takeMany("a", 4);

        // then
        assertThat(runner.putOff).hasSize(4);
        runner.letGo("a");
        closing.join();
        assertThat(runner.ran).containsExactlyInAnyOrder("a-0", "a-1");
        assertThat(lanes.count()).isZero();
    }
}
