// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Lets a burst come in whole before it is worked on. The kernel keeps what was sent for milliseconds only, the ring for as
 * long as it takes; so while a burst lasts, the receiving thread should have the processor, and reading, which wakes all that
 * comes behind it, can wait. For the reading thread.
 */
final class BurstWait {
    /** What is a burst: some seven hundred of Qlik's datagrams that nobody has read yet. */
    private static final long BURST_BYTES = 256 * 1024;

    /** It goes on while so much comes in during a nap: ten thousand datagrams a second. */
    private static final long STILL_COMING_BYTES = 4 * 1024;

    private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /**
     * So many naps in which less came in end it. One would not do: on a busy machine the receiving thread itself is held up
     * for some milliseconds, and just then nothing is worth more than the processor that reading would take from it.
     */
    private static final int QUIET_NAPS = 25;

    /** A burst that lasts longer is a load, and has to be worked on while it comes. */
    private static final int MOST_NAPS = 1_500;

    private final DatagramRing ring;
    private final BooleanSupplier isWanted;
    private int naps;

    /**
     * @param isWanted whether to wait at all; asked before each nap
     */
    BurstWait(DatagramRing ring, BooleanSupplier isWanted) {
        this.ring = ring;
        this.isWanted = isWanted;
    }

    /** Returns at once unless a burst is coming in, and at the latest when three quarters of the ring are full. */
    void await() {
        if (ring.backlog() < BURST_BYTES) {
            naps = 0;
            return;
        }
        long seen = ring.published();
        int quiet = 0;
        while (naps < MOST_NAPS && isWanted.getAsBoolean() && ring.backlog() < ring.capacity() / 4 * 3L) {
            LockSupport.parkNanos(this, NAP_NANOS);
            naps++;
            long published = ring.published();
            quiet = published - seen < STILL_COMING_BYTES ? quiet + 1 : 0;
            if (quiet == QUIET_NAPS) {
                naps = MOST_NAPS; // over: what has come in is worked on without another look
            }
            seen = published;
        }
    }
}
