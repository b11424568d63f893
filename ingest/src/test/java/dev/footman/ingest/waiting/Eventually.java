// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.waiting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Looks again and again until a number is the one awaited. */
public final class Eventually {
    private static final Duration BOUND = Duration.ofSeconds(20);
    private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

    private Eventually() {}

    public static void is(long awaited, LongSupplier number) {
        long end = System.nanoTime() + BOUND.toNanos();
        while (number.getAsLong() != awaited && System.nanoTime() < end) {
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        assertThat(number.getAsLong()).isEqualTo(awaited);
    }
}
