// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.producer;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ids of 24 hexadecimal digits, as StackStorm's: the second, five random bytes of this process, a count. Later ones sort
 * behind earlier ones; no two are alike, in one process or in many. Safe for all threads.
 */
public final class EventIds {
    private static final int COUNT_MASK = 0xFF_FFFF;

    private final Clock clock;
    private final long process;
    private final AtomicInteger count;

    public EventIds(Clock clock) {
        SecureRandom random = new SecureRandom();
        this.clock = clock;
        this.process = random.nextLong() & 0xFF_FFFF_FFFFL;
        this.count = new AtomicInteger(random.nextInt());
    }

    public String next() {
        long second = clock.instant().getEpochSecond();
        long rest = (process << 24) | (count.incrementAndGet() & COUNT_MASK);
        return HexFormat.of().toHexDigits((int) second) + HexFormat.of().toHexDigits(rest);
    }
}
