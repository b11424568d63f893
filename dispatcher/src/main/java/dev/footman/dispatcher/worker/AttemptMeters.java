// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is counted of attempts. The meters are made once: an attempt looks none up by name. */
final class AttemptMeters {
    static final String DELIVERED = "delivered";
    static final String ANSWERED = "answered";
    static final String TIMED_OUT = "timed_out";
    static final String NOT_CONNECTED = "not_connected";
    static final String REFUSED = "refused";
    static final String POSTPONED = "postponed";
    static final String CANCELED = "canceled";

    /** A command that ended otherwise than well. */
    static final String FAILED = "failed";

    private static final List<String> OUTCOMES =
            List.of(DELIVERED, ANSWERED, TIMED_OUT, NOT_CONNECTED, REFUSED, POSTPONED, CANCELED, FAILED);

    private final Map<String, Counter> byOutcome;
    private final Timer duration;

    AttemptMeters(MeterRegistry meters) {
        Map<String, Counter> counters = new HashMap<>();
        OUTCOMES.forEach(outcome -> counters.put(outcome, meters.counter("footman.attempts", "outcome", outcome)));
        byOutcome = Map.copyOf(counters);
        duration = Timer.builder("footman.attempt.duration")
                .publishPercentileHistogram()
                .register(meters);
    }

    /** Counts an attempt that was made, under one of the outcomes above. */
    void attempted(String outcome, Duration took) {
        count(outcome);
        duration.record(took);
    }

    /** Counts one that was not made. */
    void postponed() {
        count(POSTPONED);
    }

    private void count(String outcome) {
        Objects.requireNonNull(byOutcome.get(outcome), outcome).increment();
    }
}
