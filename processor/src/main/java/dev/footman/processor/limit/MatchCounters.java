// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * What became of matches that are not deliveries.
 *
 * @param suppressed by a rate limit
 * @param failed     whose action could not be made
 * @param done       whose action calls nobody
 * @param summaries  deliveries that tell what a window has held back
 */
public record MatchCounters(Counter suppressed, Counter failed, Counter done, Counter summaries) {
    public static MatchCounters in(MeterRegistry meters) {
        return new MatchCounters(
                meters.counter("footman.matches.suppressed"),
                meters.counter("footman.matches.failed"),
                meters.counter("footman.matches.done"),
                meters.counter("footman.windows.summed"));
    }
}
