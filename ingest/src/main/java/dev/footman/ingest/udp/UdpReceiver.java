// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The UDP listener: one thread takes datagrams from the socket into a bounded ring, another hands them to the sink. A
 * slow sink costs no datagram until the ring is full, and then each one lost is counted.
 */
public final class UdpReceiver implements AutoCloseable {
    /** Holds some 70,000 datagrams of the usual 400 bytes. */
    public static final int RING_BYTES = 32 << 20;

    /** How long {@link #close} lets the sink take what is in the ring. */
    public static final Duration CLOSE_BOUND = Duration.ofSeconds(3);

    private static final Logger log = LoggerFactory.getLogger(UdpReceiver.class);
    private static final Duration RECEIVE_BOUND = Duration.ofSeconds(1);
    private static final Duration DISCARD_BOUND = Duration.ofMillis(200);

    private final DatagramChannel channel;
    private final InetSocketAddress address;
    private final int receiveBufferBytes;
    private final DatagramRing ring;
    private final UdpCounters counters;
    private final Clock clock;
    private final Duration closeBound;
    private @Nullable Running running;
    private boolean closed;

    private record Running(ReceiveLoop receive, Thread receiveThread, FeedLoop feed, Thread feedThread) {}

    private UdpReceiver(DatagramChannel channel, int ringBytes, Clock clock, Duration closeBound) throws IOException {
        this.channel = channel;
        this.address = (InetSocketAddress) channel.getLocalAddress();
        this.receiveBufferBytes = channel.getOption(StandardSocketOptions.SO_RCVBUF);
        this.ring = new DatagramRing(ringBytes);
        this.counters = new UdpCounters(new KernelDrops(address));
        this.clock = clock;
        this.closeBound = closeBound;
    }

    /**
     * Binds, and warns once when the kernel grants a small receive buffer. Datagrams that come before {@link #start}
     * wait in the kernel.
     *
     * @param host a name or an address; an IPv4 address takes IPv4 only, {@code ::} takes both
     * @param port 0 for a free one
     * @throws UdpBindException with one line that names address, cause and mend
     */
    public static UdpReceiver bind(String host, int port, Clock clock) {
        return bind(host, port, RING_BYTES, clock, CLOSE_BOUND);
    }

    static UdpReceiver bind(String host, int port, int ringBytes, Clock clock, Duration closeBound) {
        DatagramChannel channel = UdpSocket.open(host, port);
        try {
            UdpReceiver receiver = new UdpReceiver(channel, ringBytes, clock, closeBound);
            UdpSocket.advice(receiver.receiveBufferBytes).ifPresent(log::warn);
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where it listens, with the port that it got. */
    public InetSocketAddress address() {
        return address;
    }

    /** What the kernel granted, as asked for; Linux sets aside twice as much for its own needs. */
    public int receiveBufferBytes() {
        return receiveBufferBytes;
    }

    public UdpCounters counters() {
        return counters;
    }

    /** Whether both threads are at work; for the health check. */
    public synchronized boolean isAlive() {
        return running != null && running.receiveThread.isAlive() && running.feedThread.isAlive();
    }

    /**
     * Begins to receive; once only.
     *
     * @param allowed asked by the sink's thread; datagrams of other sources are counted as refused
     * @param sink    called by one thread; what it throws is counted and does not stop it
     */
    public synchronized void start(Predicate<InetAddress> allowed, DatagramSink sink) {
        if (closed || running != null) {
            throw new IllegalStateException("a UDP receiver is started once, and not after it was closed");
        }
        try {
            ReceiveLoop receive = new ReceiveLoop(channel, ring, counters, clock);
            FeedLoop feed = new FeedLoop(ring, counters, clock, allowed, sink);
            Thread feedThread = Thread.ofPlatform().daemon().name("udp-feed").start(feed);
            Thread receiveThread =
                    Thread.ofPlatform().daemon().name("udp-receive").start(receive);
            running = new Running(receive, receiveThread, feed, feedThread);
        } catch (IOException e) {
            throw new UncheckedIOException("the UDP listener could not start", e);
        }
    }

    /** Stops receiving, then lets the sink take what is in the ring, within bounds. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (running != null) {
            stopReceiving(running);
        }
        counters.kernelDrops(); // remembered, for the kernel forgets it with the socket
        closeChannel();
        if (running != null) {
            stopFeeding(running);
        }
    }

    private static void stopReceiving(Running running) {
        running.receive.stop();
        join(running.receiveThread, RECEIVE_BOUND);
    }

    private void stopFeeding(Running running) {
        running.feed.finish();
        ring.end();
        if (join(running.feedThread, closeBound)) {
            return;
        }
        running.feed.discard();
        running.feedThread.interrupt(); // the sink may be waiting for something
        boolean ended = join(running.feedThread, DISCARD_BOUND);
        log.atWarn()
                .addKeyValue("lost", counters.lostAtClose())
                .addKeyValue("sinkStuck", !ended)
                .log("datagrams in the ring were not taken in time");
    }

    private static boolean join(Thread thread, Duration bound) {
        try {
            return thread.join(bound);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void closeChannel() {
        try {
            channel.close();
        } catch (IOException e) {
            log.atWarn().setCause(e).log("closing the UDP socket failed");
        }
    }
}
