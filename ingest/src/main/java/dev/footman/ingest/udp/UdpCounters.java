// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * What became of the datagrams of one listener since it was bound. When nothing is in the ring, received is the sum of
 * delivered, refused, failed and lost. Readable from any thread.
 */
public final class UdpCounters {
    final LongAdder received = new LongAdder();
    final LongAdder receivedBytes = new LongAdder();
    final LongAdder delivered = new LongAdder();
    final LongAdder refusedSources = new LongAdder();
    final LongAdder sinkFailures = new LongAdder();
    final LongAdder lostRingFull = new LongAdder();
    final LongAdder lostAtClose = new LongAdder();
    final LongAdder networkErrors = new LongAdder();
    private final LongSupplier kernelDrops;

    UdpCounters(LongSupplier kernelDrops) {
        this.kernelDrops = kernelDrops;
    }

    /** Datagrams taken from the socket, whatever became of them. */
    public long received() {
        return received.sum();
    }

    public long receivedBytes() {
        return receivedBytes.sum();
    }

    /** Datagrams that the sink took. */
    public long delivered() {
        return delivered.sum();
    }

    /** Datagrams from a source that is not allowed; reason {@code source}. */
    public long refusedSources() {
        return refusedSources.sum();
    }

    /** Datagrams at which the sink threw. */
    public long sinkFailures() {
        return sinkFailures.sum();
    }

    /** Datagrams for which the ring had no room; reason {@code ring_full}. */
    public long lostRingFull() {
        return lostRingFull.sum();
    }

    /** Datagrams that the sink had not taken when the time for closing was over; reason {@code closed}. */
    public long lostAtClose() {
        return lostAtClose.sum();
    }

    /** How often receiving failed; no datagram is lost by it that was there. */
    public long networkErrors() {
        return networkErrors.sum();
    }

    /** Datagrams that the kernel dropped since the receive buffer was full; 0 where it does not tell. */
    public long kernelDrops() {
        return kernelDrops.getAsLong();
    }
}
