// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.warning.OncePerMinute;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes calls, each on a thread of its own, while the breaker allows it; counts them and tells of failures. */
final class GuardedCalls {
    private static final Logger log = LoggerFactory.getLogger(GuardedCalls.class);

    private final Clock clock;
    private final Map<Kind, Counters> counters = new EnumMap<>(Kind.class);
    private final OncePerMinute<String> warnings = new OncePerMinute<>(1);
    private Breaker breaker = Breaker.UNTOUCHED;

    private record Counters(Counter found, Counter missing, Counter failed) {
        static Counters of(MeterRegistry meters, Kind kind) {
            return new Counters(of(meters, kind, "found"), of(meters, kind, "missing"), of(meters, kind, "failed"));
        }

        private static Counter of(MeterRegistry meters, Kind kind, String outcome) {
            return meters.counter("footman.repository.lookups", "kind", kind.tag(), "outcome", outcome);
        }
    }

    GuardedCalls(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (Kind kind : Kind.values()) {
            counters.put(kind, Counters.of(meters, kind));
        }
    }

    /**
     * Begins a call and does not wait for it.
     *
     * @return what comes of it; it never fails
     */
    <V> CompletableFuture<Lookup<V>> begin(Kind kind, Supplier<Lookup<V>> call) {
        if (!mayCall()) {
            return CompletableFuture.completedFuture(new Lookup.Skipped<>(Skip.BREAKER));
        }
        CompletableFuture<Lookup<V>> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("repository-" + kind.tag()).start(() -> answer.complete(counted(kind, made(call))));
        return answer;
    }

    private synchronized boolean mayCall() {
        long now = clock.millis();
        boolean allows = breaker.allows(now);
        if (allows) {
            breaker = breaker.asked(now);
        }
        return allows;
    }

    private static <V> Lookup<V> made(Supplier<Lookup<V>> call) {
        try {
            return call.get();
        } catch (RuntimeException | Error e) { // whoever waits must be told
            return new Lookup.Failed<>("a fault of Footman's: " + e);
        }
    }

    private synchronized <V> Lookup<V> counted(Kind kind, Lookup<V> answer) {
        Counters counted = Objects.requireNonNull(counters.get(kind));
        switch (answer) {
            case Lookup.Found<V> _ -> {
                counted.found().increment();
                breaker = breaker.answered();
            }
            case Lookup.Missing<V> _ -> {
                counted.missing().increment();
                breaker = breaker.answered();
            }
            case Lookup.Failed<V>(String reason) -> {
                counted.failed().increment();
                breaker = breaker.failed(clock.millis());
                warn(kind, reason);
            }
            case Lookup.Skipped<V> _ -> {} // a call that was made was not skipped
        }
        return answer;
    }

    private void warn(Kind kind, String reason) {
        if (warnings.allows("repository", clock.millis())) {
            log.atWarn()
                    .addKeyValue("kind", kind.tag())
                    .addKeyValue("reason", reason)
                    .log("Qlik's repository does not say what it is asked; events go on without it");
        }
    }
}
