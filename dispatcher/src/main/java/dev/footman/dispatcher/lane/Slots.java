// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import java.util.concurrent.Semaphore;

/**
 * Slots for calls to all destinations. A quarter of them is for first attempts at destinations that answer: the others go
 * to such as have failed, and however many of these hang, news for the rest gets through.
 */
final class Slots {
    private final Semaphore all;
    private final Semaphore doubtful;

    /**
     * @param count 1 or more
     */
    Slots(int count) {
        all = new Semaphore(count);
        doubtful = new Semaphore(count - count / 4);
    }

    /**
     * Waits for a slot; whoever got one gives it back by {@link #release}, with the same word.
     *
     * @param isDoubtful whether the call may well take all of its time
     */
    void acquire(boolean isDoubtful) throws InterruptedException {
        if (!isDoubtful) {
            all.acquire();
            return;
        }
        doubtful.acquire();
        try {
            all.acquire();
        } catch (InterruptedException e) {
            doubtful.release();
            throw e;
        }
    }

    void release(boolean isDoubtful) {
        all.release();
        if (isDoubtful) {
            doubtful.release();
        }
    }
}
