// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.ingest.warning.OncePerMinute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes datagrams from the socket into the ring and does nothing else. It takes all that are there before it waits, so
 * that it pays for the waiting only when it has nothing to do.
 */
final class ReceiveLoop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(ReceiveLoop.class);

    /** How long a stopped loop may go on taking what the kernel still holds. */
    private static final long LAST_ROUND_NANOS = 500_000_000;

    private static final long PAUSE_AFTER_ERRORS_NANOS = 10_000_000;

    private final DatagramChannel channel;
    private final Selector selector;
    private final DatagramRing ring;
    private final UdpCounters counters;
    private final Clock clock;
    private final ByteBuffer scrap = ByteBuffer.allocateDirect(DatagramRing.LARGEST_DATAGRAM);
    private final OncePerMinute<String> warnings = new OncePerMinute<>(1);
    private boolean failedBefore;
    private volatile boolean stopping;

    /** Registers {@code channel}, which must not block, with a selector of the loop's own. */
    ReceiveLoop(DatagramChannel channel, DatagramRing ring, UdpCounters counters, Clock clock) throws IOException {
        this.channel = channel;
        this.ring = ring;
        this.counters = counters;
        this.clock = clock;
        this.selector = channel.provider().openSelector();
        channel.register(selector, SelectionKey.OP_READ);
    }

    /** Asks the loop to take what the kernel still holds and to end. */
    void stop() {
        stopping = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        ReceivePriority.raise().ifPresent(log::info);
        try (selector) {
            while (!stopping && channel.isOpen()) {
                if (!receive()) {
                    selector.select(key -> {});
                }
            }
            long begun = System.nanoTime();
            boolean more = true;
            while (more && channel.isOpen() && System.nanoTime() - begun < LAST_ROUND_NANOS) {
                more = receive();
            }
        } catch (IOException e) {
            log.atError().setCause(e).log("receiving datagrams has ended");
        }
    }

    /** Whether another call may find a datagram at once. */
    private boolean receive() {
        try {
            boolean found = receiveOne();
            failedBefore = false;
            return found;
        } catch (ClosedChannelException e) {
            return false;
        } catch (IOException e) {
            recover(e);
            return true;
        }
    }

    private boolean receiveOne() throws IOException {
        ByteBuffer room = ring.claim();
        ByteBuffer into = room == null ? scrap.clear() : room;
        int start = into.position();
        SocketAddress sender = channel.receive(into);
        if (sender == null) {
            return false;
        }
        counters.received.increment();
        counters.receivedBytes.add(into.position() - start);
        if (room == null) {
            counters.lostRingFull.increment();
        } else {
            ring.publish(((InetSocketAddress) sender).getAddress(), clock.millis());
        }
        return true;
    }

    /** An error such as "port unreachable" is over once it was read; one that stays must not take a whole core. */
    private void recover(IOException error) {
        counters.networkErrors.increment();
        if (warnings.allows("receive", clock.millis())) {
            log.atWarn().setCause(error).log("receiving a datagram failed; going on");
        }
        if (failedBefore && !stopping) {
            LockSupport.parkNanos(this, PAUSE_AFTER_ERRORS_NANOS);
        }
        failedBefore = true;
    }
}
