// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far processors have come, asked once a second at most. While brokers are silent, it is what they last said. */
final class Progress {
    private static final Logger log = LoggerFactory.getLogger(Progress.class);
    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final Brokers brokers;
    private final AtomicLong askAt = new AtomicLong(System.nanoTime());
    private volatile Map<Part, Long> committed = Map.of();

    Progress(Brokers brokers) {
        this.brokers = brokers;
    }

    /** The offsets of the next records that they will work on. Whoever comes first in a second waits for the answer. */
    Map<Part, Long> committed() throws InterruptedException {
        long due = askAt.get();
        long now = System.nanoTime();
        if (now - due >= 0 && askAt.compareAndSet(due, now + ASK_EVERY_NANOS)) {
            try {
                committed = Map.copyOf(brokers.committed());
            } catch (Brokers.SilentException e) {
                log.atDebug().addKeyValue("reason", e.getMessage()).log("the progress of processors is not known");
            }
        }
        return committed;
    }

    static boolean isProcessed(Map<Part, Long> committed, Source source) {
        return source.offset() < committed.getOrDefault(source.part(), 0L);
    }
}
