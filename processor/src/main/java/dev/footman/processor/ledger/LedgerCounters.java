// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the ledger counts. */
record LedgerCounters(
        Counter delivered,
        Counter dead,
        Counter superseded,
        Counter canceled,
        Counter retries,
        Counter expired,
        Counter late) {
    static LedgerCounters in(MeterRegistry meters) {
        return new LedgerCounters(
                meters.counter("footman.deliveries.delivered"),
                meters.counter("footman.deliveries.dead"),
                meters.counter("footman.deliveries.superseded"),
                meters.counter("footman.deliveries.canceled"),
                meters.counter("footman.retries.scheduled"),
                meters.counter("footman.leases.expired"),
                meters.counter("footman.attempts.late"));
    }
}
