// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many deliveries this dispatcher has in hand, and that they never are too many. Safe for all threads. */
final class InHand {
    private final int atMost;
    private final Semaphore room;

    InHand(int atMost) {
        this.atMost = atMost;
        this.room = new Semaphore(atMost);
    }

    /** Keeps room for {@code count} more; false if there was none within {@code patience}. */
    boolean reserve(int count, Duration patience) throws InterruptedException {
        return room.tryAcquire(count, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives back room that was kept and not used, or that a delivery no longer needs. */
    void release(int count) {
        room.release(count);
    }

    /** Deliveries in hand, and room kept for the next poll. */
    int count() {
        return atMost - room.availablePermits();
    }
}
