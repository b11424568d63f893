// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What the store has taken, and how much it has still to take. */
final class RecordsMeters {
    private final AtomicLong behind;
    private final Map<Kind, Counter> taken = new EnumMap<>(Kind.class);

    RecordsMeters(MeterRegistry meters) {
        behind = meters.gauge("footman.records.behind", new AtomicLong());
        for (Kind kind : Kind.values()) {
            taken.put(kind, meters.counter("footman.records.taken", "kind", kind.tag()));
        }
    }

    void taken(List<Entry> entries) {
        taken.forEach((kind, counter) -> counter.increment(
                (double) entries.stream().filter(entry -> entry.kind() == kind).count()));
    }

    void behind(long records) {
        behind.set(records);
    }
}
