// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the last reloads of one task ended, as far as it takes to tell that it has recovered.
 *
 * @param failures  failures and aborts since the last success
 * @param failedAt  the first one's {@code logTimeStamp}, as it was said; empty where there are none
 * @param counted   ids of the events that were counted last, oldest first: one that is processed again is not counted twice
 * @param recovered the last recovery; a success that is processed again finds it again
 * @param at        when the last of these was taken in, milliseconds since 1970
 */
public record TaskHistory(
        int failures,
        String failedAt,
        List<String> counted,
        @Nullable Recovery recovered,
        long at) {
    /** More than can come to pass between two commits of a working processor. */
    private static final int REMEMBERED = 4;

    private static final TaskHistory NEW = new TaskHistory(0, "", List.of(), null, 0);

    public TaskHistory {
        counted = List.copyOf(counted);
    }

    /**
     * A success after failures.
     *
     * @param event id of the success
     */
    public record Recovery(String event, String failedAt, int failures) {}

    /** What is remembered after a failure or an abort. */
    static TaskHistory afterFailure(@Nullable TaskHistory known, String event, String logTimeStamp, long at) {
        TaskHistory before = known == null ? NEW : known;
        if (before.counted.contains(event)) {
            return before;
        }
        List<String> counted = new ArrayList<>(before.counted);
        counted.add(event);
        return new TaskHistory(
                before.failures + 1,
                before.failures == 0 ? logTimeStamp : before.failedAt,
                counted.size() > REMEMBERED ? counted.subList(1, counted.size()) : counted,
                before.recovered,
                at);
    }

    /** What is remembered after a success. */
    TaskHistory afterSuccess(String event, long now) {
        return failures == 0 ? this : new TaskHistory(0, "", counted, new Recovery(event, failedAt, failures), now);
    }

    /** The recovery that the success {@code event} is, if it is one; asked of what is remembered after it. */
    Optional<Recovery> recoveryBy(String event) {
        return Optional.ofNullable(recovered).filter(recovery -> recovery.event.equals(event));
    }

    /** Whether the task waits for its recovery. */
    boolean isFailing() {
        return failures > 0;
    }
}
