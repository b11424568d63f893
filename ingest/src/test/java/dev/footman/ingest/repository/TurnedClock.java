// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that stands still until the test turns it. */
final class TurnedClock extends Clock {
    private final AtomicLong millis = new AtomicLong(1_800_000_000_000L);

    void turn(Duration on) {
        millis.addAndGet(on.toMillis());
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
