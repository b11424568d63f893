// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import java.util.concurrent.Semaphore;

/**
 * Slots for calls to all destinations. A quarter of them is for first attempts alone: those after the first go to
 * destinations that failed, and however many of these hang, news for the others gets through.
 */
final class Slots {
    private final Semaphore all;
    private final Semaphore further;

    /**
     * @param count 1 or more
     */
    Slots(int count) {
        all = new Semaphore(count);
        further = new Semaphore(count - count / 4);
    }

    /** Waits for a slot; whoever got one gives it back by {@link #release} for the same delivery. */
    void acquire(Work work) throws InterruptedException {
        if (isFirst(work)) {
            all.acquire();
            return;
        }
        further.acquire();
        try {
            all.acquire();
        } catch (InterruptedException e) {
            further.release();
            throw e;
        }
    }

    void release(Work work) {
        all.release();
        if (!isFirst(work)) {
            further.release();
        }
    }

    private static boolean isFirst(Work work) {
        return work.delivery().attempt() <= 1;
    }
}
