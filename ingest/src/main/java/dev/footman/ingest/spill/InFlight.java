// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The records that were sent and not answered, oldest first, within a bound of number and bytes. */
final class InFlight {
    /** One of them. Whoever takes it decides what becomes of it: the answer, or the end of waiting for one. */
    static final class Flight {
        private final SpilledRecord record;
        private final AtomicBoolean taken = new AtomicBoolean();

        Flight(SpilledRecord record) {
            this.record = record;
        }

        SpilledRecord record() {
            return record;
        }

        /** True for one caller only. */
        boolean take() {
            return taken.compareAndSet(false, true);
        }
    }

    private final int mostRecords;
    private final long mostBytes;
    private final Set<Flight> flights = new LinkedHashSet<>();
    private long bytes;

    InFlight(int mostRecords, long mostBytes) {
        this.mostRecords = mostRecords;
        this.mostBytes = mostBytes;
    }

    /** A flight for the record, or null when the bound is reached. */
    synchronized @Nullable Flight add(SpilledRecord record) {
        if (flights.size() >= mostRecords || bytes + record.size() > mostBytes) {
            return null;
        }
        Flight flight = new Flight(record);
        flights.add(flight);
        bytes += record.size();
        return flight;
    }

    /** Ends a flight that was taken, after its record is where it belongs. */
    synchronized void land(Flight flight) {
        if (flights.remove(flight)) {
            bytes -= flight.record.size();
            if (flights.isEmpty()) {
                notifyAll();
            }
        }
    }

    synchronized int count() {
        return flights.size();
    }

    synchronized List<Flight> unanswered() {
        return new ArrayList<>(flights);
    }

    /** Waits until nothing is in flight, or {@code nanos} are over. */
    synchronized void awaitNone(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (!flights.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
