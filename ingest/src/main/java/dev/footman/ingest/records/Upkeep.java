// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.rocksdb.RocksDBException;

/** What is done once a minute: too old records go, and topics are looked at again. For one thread. */
final class Upkeep {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Duration retention;
    private final Clock clock;
    private Instant due = Instant.MIN;

    /**
     * @param retention how long records are kept: {@code footman.retention.events}
     */
    Upkeep(Duration retention, Clock clock) {
        this.retention = retention;
        this.clock = clock;
    }

    boolean isDue() {
        return !clock.instant().isBefore(due);
    }

    void done() {
        due = clock.instant().plus(EVERY);
    }

    /** Makes it due at once. */
    void expire() {
        due = Instant.MIN;
    }

    /** An enforcement may be as much younger than its event, which its id tells, as events are kept. */
    void removeOld(RecordStore store) throws RocksDBException {
        store.removeBefore(clock.instant().minus(retention), retention);
    }
}
