// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.waiting.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReceiveLoopTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void anUnreachablePortBehindTheSocketDoesNotEndTheReceiving() throws IOException, InterruptedException {
        // given
        DatagramRing ring = new DatagramRing(1 << 20);
        UdpCounters counters = new UdpCounters(() -> 0);
        DatagramChannel peer = DatagramChannel.open().bind(ANY_PORT);
        DatagramChannel channel = DatagramChannel.open().bind(ANY_PORT).connect(peer.getLocalAddress());
        channel.configureBlocking(false);
        ReceiveLoop loop = new ReceiveLoop(channel, ring, counters, Clock.systemUTC());
        Thread thread = Thread.ofPlatform().start(loop);
        InetSocketAddress peerAddress = (InetSocketAddress) peer.getLocalAddress();
        peer.close();

        // when
        channel.write(ByteBuffer.wrap(new byte[] {1})); // answered by ICMP "port unreachable"
        Eventually.is(1, counters::networkErrors);
        try (DatagramChannel back = DatagramChannel.open().bind(peerAddress)) {
            back.send(ByteBuffer.wrap(new byte[] {2}), channel.getLocalAddress());
            Eventually.is(1, counters::received);
        }

        // then
        loop.stop();
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        channel.close();
    }
}
