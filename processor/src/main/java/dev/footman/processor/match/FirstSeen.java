// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import java.time.Duration;

/**
 * The first event of an execution and kind.
 *
 * @param event its id
 * @param at    when it was taken in, milliseconds since 1970
 */
public record FirstSeen(String event, long at) {
    /** Whether another event is the same news again. The same event, processed again after a crash, is not. */
    public boolean isRepeatedBy(String other, long otherAt, Duration window) {
        return !event.equals(other) && Math.abs(otherAt - at) < window.toMillis();
    }

    boolean isOver(Duration window, long now) {
        return now - at > 2 * window.toMillis(); // twice: an event may come late
    }
}
