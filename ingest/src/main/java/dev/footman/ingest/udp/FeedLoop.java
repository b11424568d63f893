// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import dev.footman.ingest.warning.OncePerMinute;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feeds the sink from the ring, leaving out sources that are not allowed. */
final class FeedLoop implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(FeedLoop.class);
    private static final int SOURCES_WARNED_OF = 256;

    private enum Phase {
        FEEDING,
        FINISHING,
        DISCARDING
    }

    private final DatagramRing ring;
    private final UdpCounters counters;
    private final Clock clock;
    private final Predicate<InetAddress> allowed;
    private final DatagramSink sink;
    private final BurstWait burst;
    private final OncePerMinute<InetAddress> sourceWarnings = new OncePerMinute<>(SOURCES_WARNED_OF);
    private final OncePerMinute<String> failureWarnings = new OncePerMinute<>(1);
    private volatile Phase phase = Phase.FEEDING;

    FeedLoop(DatagramRing ring, UdpCounters counters, Clock clock, Predicate<InetAddress> allowed, DatagramSink sink) {
        this.ring = ring;
        this.counters = counters;
        this.clock = clock;
        this.allowed = allowed;
        this.sink = sink;
        this.burst = new BurstWait(ring, () -> phase == Phase.FEEDING);
    }

    /** Asks the loop to end when the ring is empty; nothing may be received any more. */
    void finish() {
        phase = Phase.FINISHING;
    }

    /** Asks the loop to count what is left in the ring as lost, and to end. */
    void discard() {
        phase = Phase.DISCARDING;
    }

    @Override
    public void run() {
        while (true) {
            burst.await();
            Phase asked = phase; // read before the ring, so that a ring found empty after "finish" stays empty
            if (!ring.poll(this::feed)) {
                if (asked != Phase.FEEDING) {
                    return;
                }
                ring.await();
            }
        }
    }

    private void feed(ByteBuffer datagram, InetAddress source, long arrivedAtMillis) {
        if (phase == Phase.DISCARDING) {
            counters.lostAtClose.increment();
            return;
        }
        try {
            if (allowed.test(source)) {
                sink.accept(datagram, source, arrivedAtMillis);
                counters.delivered.increment();
            } else {
                refuse(source);
            }
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void refuse(InetAddress source) {
        counters.refusedSources.increment();
        if (sourceWarnings.allows(source, clock.millis())) {
            log.atWarn()
                    .addKeyValue("source", source.getHostAddress())
                    .log("datagrams refused: their source is not in footman.ingest.udp.allowedSources");
        }
    }

    private void fail(Throwable failure) {
        counters.sinkFailures.increment();
        if (failureWarnings.allows("sink", clock.millis())) {
            log.atError().setCause(failure).log("a datagram could not be handled; going on with the next");
        }
    }
}
