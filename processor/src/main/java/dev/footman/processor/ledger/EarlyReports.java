// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Outcome;
import io.micrometer.core.instrument.Counter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reports of one partition that are read before their deliveries, for these are in another topic. They are in memory only:
 * one that is lost with the process lets a lease run out, and its delivery is sent twice.
 */
final class EarlyReports {
    /** Beyond it a lease runs out, as above. */
    private static final int AT_MOST = 10_000;

    private record Report(String id, Attempt attempt) {}

    private final Counter late;
    private final NavigableMap<Long, Report> byOffset = new TreeMap<>();
    private long readUpTo = -1;

    /**
     * @param late counts the reports that settle nothing
     */
    EarlyReports(Counter late) {
        this.late = late;
    }

    /** Keeps a report that found no lease, if its delivery is still to come. */
    void keep(String id, Attempt attempt) {
        if (attempt.outcome() instanceof Outcome.Begun) { // what follows it says more
            return;
        }
        if (attempt.offset() > readUpTo && byOffset.size() < AT_MOST) {
            byOffset.put(attempt.offset(), new Report(id, attempt));
        } else {
            late.increment();
        }
    }

    /** What was reported on the delivery {@code id}, which is now read at {@code offset}; null if nothing was. */
    @Nullable
    Attempt take(String id, long offset) {
        readUpTo = offset;
        Report report = byOffset.remove(offset);
        forget(byOffset.headMap(offset));
        if (report == null || report.id.equals(id)) {
            return report == null ? null : report.attempt;
        }
        late.increment();
        return null;
    }

    /** Drops reports whose deliveries will not come any more: no record has their offsets. */
    private void forget(Map<Long, Report> passed) {
        late.increment(passed.size());
        passed.clear();
    }
}
