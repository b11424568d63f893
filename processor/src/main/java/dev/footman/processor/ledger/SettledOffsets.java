// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.time.Duration;

/** How far the dispatchers have taken the deliveries out of Kafka. */
public interface SettledOffsets {
    /**
     * The offset below which every delivery of a partition had been settled with the share group {@code ago} before now:
     * some dispatcher had it then, or the group had given it up. 0 where that is not known.
     */
    long settled(int partition, Duration ago);
}
