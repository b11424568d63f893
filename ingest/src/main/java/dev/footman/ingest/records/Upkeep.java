// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import org.rocksdb.RocksDBException;

/** What is done once a minute: too old records go, and topics are looked at again. For one thread. */
final class Upkeep {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Duration events;
    private final Duration executions;
    private final Clock clock;
    private Instant due = Instant.MIN;

    /**
     * @param events     how long records are kept: {@code footman.retention.events}
     * @param executions the same of executions and dead letters: {@code footman.retention.executions}
     */
    Upkeep(Duration events, Duration executions, Clock clock) {
        this.events = events;
        this.executions = executions;
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
        store.removeBefore(
                EnumSet.of(Kind.INSTANCE, Kind.ENFORCEMENT), clock.instant().minus(events), events);
        store.removeBefore(
                EnumSet.of(Kind.EXECUTION, Kind.DEAD_LETTER), clock.instant().minus(executions), executions);
    }
}
