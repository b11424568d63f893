// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.ingest.waiting.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdpReceiverTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC);
    private static final int SMALL_RING = 256 << 10;

    private record Arrived(ByteBuffer bytes, InetAddress source, long at) {}

    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private UdpReceiver receiver = UdpReceiver.bind("127.0.0.1", 0, NOON);
    private UdpCounters counters = receiver.counters();

    @AfterEach
    void close() {
        gate.countDown();
        receiver.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500, 60_000, 65_507})
    void aDatagramOfAnySizeArrivesWholeWithItsSourceAndTime(int size) throws IOException {
        // given
        receiver.start(UdpReceiverTest::any, this::keep);
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);

        // when
        send(bytes);

        // then
        Eventually.is(1, counters::delivered);
        assertThat(arrived)
                .containsExactly(
                        new Arrived(ByteBuffer.wrap(bytes), InetAddress.ofLiteral("127.0.0.1"), NOON.millis()));
        assertThat(counters.receivedBytes()).isEqualTo(size);
    }

    @Test
    void tenThousandDatagramsAtOnceAreAllReceivedInOrder() throws IOException {
        // given
        Assumptions.assumeTrue(
                receiver.receiveBufferBytes() >= UdpSocket.ENOUGH_BUFFER, "the kernel grants too little");
        receiver.start(UdpReceiverTest::any, this::keep);

        // when
        sendNumbered(10_000, 400);

        // then
        Eventually.is(10_000, () -> counters.received() + counters.kernelDrops());
        Eventually.is(10_000, counters::delivered);
        assertThat(arrived).extracting(datagram -> datagram.bytes().getInt(0)).isSorted();
    }

    @Test
    void whatASlowSinkLosesIsCountedToTheLastDatagram() throws IOException {
        // given
        rebind("127.0.0.1", Duration.ofSeconds(5));
        receiver.start(UdpReceiverTest::any, this::keepWhenTheGateIsOpen);

        // when
        sendNumbered(2_000, 400);

        // then
        Eventually.is(2_000, () -> counters.received() + counters.kernelDrops());
        long lost = counters.lostRingFull();
        assertThat(lost).isPositive();
        gate.countDown();
        Eventually.is(counters.received() - lost, counters::delivered);
        assertThat(arrived).extracting(datagram -> datagram.bytes().getInt(0)).isSorted();
    }

    @Test
    void afterTheRingWasFullItReceivesAgain() throws IOException {
        // given
        rebind("127.0.0.1", Duration.ofSeconds(5));
        receiver.start(UdpReceiverTest::any, this::keepWhenTheGateIsOpen);
        sendNumbered(2_000, 400);
        Eventually.is(2_000, () -> counters.received() + counters.kernelDrops());
        gate.countDown();
        Eventually.is(counters.received(), () -> counters.delivered() + counters.lostRingFull());
        long before = counters.delivered();

        // when
        send(new byte[400]);

        // then
        Eventually.is(before + 1, counters::delivered);
    }

    @Test
    void anIpv6ListenerTakesBothFamilies() throws IOException {
        // given
        try {
            rebind("::", Duration.ofSeconds(5));
        } catch (UdpBindException e) {
            Assumptions.abort("no IPv6 here");
        }
        receiver.start(UdpReceiverTest::any, this::keep);

        // when
        sendTo("::1", new byte[] {6});
        Eventually.is(1, counters::delivered);
        sendTo("127.0.0.1", new byte[] {4});

        // then
        Eventually.is(2, counters::delivered);
        assertThat(arrived)
                .extracting(Arrived::source)
                .containsExactly(InetAddress.ofLiteral("::1"), InetAddress.ofLiteral("127.0.0.1"));
    }

    @Test
    void aSourceThatIsNotAllowedIsCountedAndKeptFromTheSink() throws IOException {
        // given
        receiver.start(source -> false, this::keep);

        // when
        sendNumbered(3, 10);

        // then
        Eventually.is(3, counters::refusedSources);
        assertThat(arrived).isEmpty();
    }

    @Test
    void aSinkThatThrowsIsCountedAndGetsTheNext() throws IOException {
        // given
        receiver.start(UdpReceiverTest::any, (datagram, source, at) -> {
            if (datagram.getInt(0) % 2 == 0) {
                throw new IllegalStateException("even");
            }
            keep(datagram, source, at);
        });

        // when
        sendNumbered(10, 10);

        // then
        Eventually.is(5, counters::delivered);
        Eventually.is(5, counters::sinkFailures);
        assertThat(receiver.isAlive()).isTrue();
    }

    @Test
    void closingHandsWhatIsInTheRingAndInTheKernelToTheSink() throws IOException {
        // given
        sendNumbered(100, 400);
        receiver.start(UdpReceiverTest::any, this::keep);

        // when
        receiver.close();
        receiver.close();

        // then
        assertThat(arrived).hasSize(100);
        assertThat(counters.lostAtClose()).isZero();
    }

    @Test
    void aSinkThatIsStuckHoldsUpClosingForTheBoundOnly() throws IOException {
        // given
        rebind("127.0.0.1", Duration.ofMillis(100));
        receiver.start(UdpReceiverTest::any, this::keepWhenTheGateIsOpen);
        sendNumbered(10, 400);
        Eventually.is(10, counters::received);

        // when
        receiver.close();

        // then
        assertThat(counters.lostAtClose() + counters.sinkFailures()).isEqualTo(10);
        assertThat(counters.delivered()).isZero();
    }

    @Test
    void anIdleReceiverIsClosedAtOnce() {
        receiver.start(UdpReceiverTest::any, this::keep);

        receiver.close();

        assertThat(receiver.isAlive()).isFalse();
        assertThatThrownBy(() -> receiver.start(UdpReceiverTest::any, this::keep))
                .isInstanceOf(IllegalStateException.class);
    }

    private static boolean any(InetAddress source) {
        return true;
    }

    private void rebind(String host, Duration closeBound) {
        receiver.close();
        receiver = UdpReceiver.bind(host, 0, SMALL_RING, NOON, closeBound);
        counters = receiver.counters();
    }

    private void keep(ByteBuffer datagram, InetAddress source, long at) {
        ByteBuffer copy =
                ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
        arrived.add(new Arrived(copy, source, at));
    }

    private void keepWhenTheGateIsOpen(ByteBuffer datagram, InetAddress source, long at) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        keep(datagram, source, at);
    }

    private void sendNumbered(int datagrams, int size) throws IOException {
        try (DatagramChannel sender = DatagramChannel.open()) {
            ByteBuffer bytes = ByteBuffer.allocateDirect(size);
            for (int number = 0; number < datagrams; number++) {
                bytes.clear().putInt(0, number);
                sender.send(bytes, receiver.address());
            }
        }
    }

    private void send(byte[] bytes) throws IOException {
        sendTo("127.0.0.1", bytes);
    }

    private void sendTo(String host, byte[] bytes) throws IOException {
        try (DatagramChannel sender = DatagramChannel.open()) {
            sender.send(
                    ByteBuffer.wrap(bytes),
                    new InetSocketAddress(host, receiver.address().getPort()));
        }
    }

    @Test
    void twoSendersAtOnceAreToldApart() throws IOException {
        // given
        Assumptions.assumeTrue(System.getProperty("os.name").startsWith("Linux"), "only there all of 127/8 is ours");
        receiver.start(UdpReceiverTest::any, this::keep);

        // when
        for (String host : List.of("127.0.0.2", "127.0.0.3", "127.0.0.2")) {
            try (DatagramChannel sender = DatagramChannel.open().bind(new InetSocketAddress(host, 0))) {
                sender.send(ByteBuffer.wrap(new byte[] {1}), receiver.address());
            }
        }

        // then
        Eventually.is(3, counters::delivered);
        assertThat(arrived)
                .extracting(datagram -> datagram.source().getHostAddress())
                .containsExactly("127.0.0.2", "127.0.0.3", "127.0.0.2");
    }
}
