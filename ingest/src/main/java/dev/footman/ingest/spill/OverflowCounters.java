// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.util.concurrent.atomic.LongAdder;

/** What became of the events that were handed to an {@link Overflow} since it was opened. Readable from any thread. */
public final class OverflowCounters {
    final LongAdder spilled = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder unsendable = new LongAdder();

    OverflowCounters() {}

    /** Events that were put on disk, whatever became of them then. */
    public long spilledTotal() {
        return spilled.sum();
    }

    /** Events that neither the log nor the disk took; reason {@code spill_full}. */
    public long lost() {
        return lost.sum();
    }

    /** Events that the log will never take; reason {@code unsendable}. */
    public long unsendable() {
        return unsendable.sum();
    }
}
