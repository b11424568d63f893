// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for a condition that nobody signals, within a bound. */
public final class Waiting {
    private static final long LOOK_EVERY_MILLIS = 20;

    private Waiting() {}

    /** Whether {@code condition} came true within {@code seconds}. */
    public static boolean upTo(int seconds, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
        }
        return true;
    }
}
