// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A ring of 4 MiB, into which datagrams of 1,000 bytes come; how often it naps shows in how often it is asked on. */
class BurstWaitTest {
    private final DatagramRing ring = new DatagramRing(4 << 20);
    private final AtomicInteger asked = new AtomicInteger();
    private final BurstWait burst = new BurstWait(ring, this::isAskedAndWanted);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # datagrams, asked, and why
            0,           0,     nothing waits
            100,         0,     so few are no burst
            500,         25,    a burst that is over: so many naps brought nothing more
            3100,        1,     the ring is more than three quarters full: it is worked on at once
            """)
    void whatHasComeInIsWaitedFor(int datagrams, int times, String why) {
        // given
        receive(datagrams);

        // when
        burst.await();

        // then
        assertThat(asked).as(why).hasValue(times);
    }

    @Test
    void aBurstThatGoesOnIsWaitedForUntilThreeQuartersOfTheRingAreFull() {
        // given
        receive(500);

        // when
        new BurstWait(ring, () -> {
                    receive(100);
                    return isAskedAndWanted();
                })
                .await();

        // then
        assertThat(asked).hasValueGreaterThan(1);
        assertThat(ring.backlog()).isBetween(3L << 20, (3L << 20) + 200_000);
    }

    @Test
    void aBurstThatPausesForSomeMillisecondsIsNotOver() {
        // given
        receive(500);

        // when
        new BurstWait(ring, () -> {
                    if (asked.get() % 20 == 0) {
                        receive(500);
                    }
                    return isAskedAndWanted();
                })
                .await();

        // then
        assertThat(ring.backlog()).isGreaterThan(3L << 20);
    }

    @Test
    void whoeverIsToEndDoesNotWait() {
        // given
        receive(500);

        // when
        new BurstWait(ring, () -> !isAskedAndWanted()).await();

        // then
        assertThat(asked).hasValue(1);
    }

    @Test
    void aBurstThatIsOverIsWorkedOnWithoutAnotherLook() {
        // given
        receive(500);
        burst.await();
        asked.set(0);

        // when
        burst.await();

        // then
        assertThat(asked).hasValue(0);
    }

    private boolean isAskedAndWanted() {
        return asked.incrementAndGet() > 0;
    }

    private void receive(int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            ByteBuffer room = Objects.requireNonNull(ring.claim());
            room.put(new byte[1_000]);
            ring.publish(InetAddress.getLoopbackAddress(), 0);
        }
    }
}
