// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Cancellation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The executions that somebody wants to end, as far as that may still matter here, and the threads that make attempts.
 * Safe for all threads.
 */
final class Canceled {
    /** Beyond it the oldest is forgotten: its attempt is made, and its ledger ends it then. */
    private static final int REMEMBERED = 1_000;

    private final Map<String, Thread> running = new ConcurrentHashMap<>();
    private final Map<String, Cancellation> asked = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Cancellation> eldest) {
            return size() > REMEMBERED;
        }
    };

    private volatile boolean isEmpty = true; // almost always, and then nobody waits for the lock

    /** Somebody wants the execution to end: an attempt that is being made is broken off. */
    void add(String id, Cancellation cancellation) {
        synchronized (asked) {
            asked.put(id, cancellation);
            isEmpty = false;
        }
        running.computeIfPresent(id, (key, thread) -> {
            thread.interrupt(); // ended() waits for this, so that it does not hit the thread's next attempt
            return thread;
        });
    }

    /** That somebody wants the execution to end; null if nobody does. */
    @Nullable
    Cancellation of(String id) {
        if (isEmpty) {
            return null;
        }
        synchronized (asked) {
            return asked.get(id);
        }
    }

    /** This thread makes an attempt from now on, and is interrupted if that is to end. */
    void begun(String id) {
        running.put(id, Thread.currentThread());
    }

    /** It makes it no more, and is not interrupted for its sake any more. */
    void ended(String id) {
        running.remove(id);
    }
}
