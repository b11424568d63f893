// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.warning;

import java.util.HashMap;
import java.util.Map;

/**
 * Lets one warning a minute pass for each subject. It remembers a bounded number of subjects, and while so many are
 * within their minute, new ones are not warned of: a sender of forged addresses fills neither the memory nor the log.
 *
 * <p>Not for several threads at once.
 *
 * @param <S> what is warned of, such as an address
 */
public final class OncePerMinute<S> {
    private static final long MINUTE_MILLIS = 60_000;

    private final int mostSubjects;
    private final Map<S, Long> warnedAt = new HashMap<>();

    public OncePerMinute(int mostSubjects) {
        this.mostSubjects = mostSubjects;
    }

    /** Whether to warn of {@code subject} at {@code nowMillis}; yes counts as warned. */
    public boolean allows(S subject, long nowMillis) {
        Long last = warnedAt.get(subject);
        if (last != null && isRecent(last, nowMillis)) {
            return false;
        }
        if (last == null && warnedAt.size() >= mostSubjects) {
            warnedAt.values().removeIf(at -> !isRecent(at, nowMillis));
        }
        if (last == null && warnedAt.size() >= mostSubjects) {
            return false;
        }
        warnedAt.put(subject, nowMillis);
        return true;
    }

    /** A clock that was set back makes the past recent for a minute at most. */
    private static boolean isRecent(long at, long nowMillis) {
        return Math.abs(nowMillis - at) < MINUTE_MILLIS;
    }
}
