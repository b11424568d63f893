// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.time.Duration;

/**
 * Whether the repository is asked at all. After three failures in a row nothing is asked for 30 seconds; then one call
 * goes to see, and the next of them 30 seconds later, until one is answered. Pure: the caller keeps it and brings the time.
 *
 * @param failures    in a row
 * @param pausedUntil milliseconds since 1970; counts where there are enough failures
 */
record Breaker(int failures, long pausedUntil) {
    static final Breaker UNTOUCHED = new Breaker(0, 0);

    private static final int MOST_FAILURES = 3;
    private static final long PAUSE_MILLIS = Duration.ofSeconds(30).toMillis();

    /** Whether a call may be made; a clock that was set back prolongs no pause. */
    boolean allows(long nowMillis) {
        long left = pausedUntil - nowMillis;
        return failures < MOST_FAILURES || left <= 0 || left > PAUSE_MILLIS;
    }

    /** After a call was allowed and is under way: where there were enough failures, it is the only one for a while. */
    Breaker asked(long nowMillis) {
        return failures < MOST_FAILURES ? this : new Breaker(failures, nowMillis + PAUSE_MILLIS);
    }

    /** After an answer, be it that there is no such thing. */
    Breaker answered() {
        return UNTOUCHED;
    }

    Breaker failed(long nowMillis) {
        return new Breaker(Math.min(failures + 1, MOST_FAILURES), nowMillis + PAUSE_MILLIS);
    }
}
