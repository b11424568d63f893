// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The window of one key under one rule: a fixed window that opens with the first event that passes; events held back
 * neither extend nor reset it (Butler contract, section 2.7).
 *
 * <p>It remembers which events opened it and those before it, so that a crash after which events are processed again
 * repeats the decisions that were taken: none that passed is lost, none that was held back is let through.
 *
 * @param openers    events that opened a window, oldest first; the last one opened the present window
 * @param until      the end of the present window, which belongs to the next
 * @param suppressed events held back by the present window
 */
public record RateWindow(List<Opener> openers, Instant until, long suppressed) {
    /** How many openers are remembered: more than can come to pass between two commits of a working processor. */
    private static final int REMEMBERED = 4;

    public RateWindow {
        openers = List.copyOf(openers);
        if (openers.isEmpty()) {
            throw new IllegalArgumentException("openers must hold the event that opened the window, but is empty");
        }
    }

    /** An event that opened a window, and when: the time at which it was taken in. */
    public record Opener(String event, Instant at) {}

    /** The answer about one event, and the window to remember from now on. */
    public sealed interface Decision {
        RateWindow window();

        /** The event is let through. */
        record Passed(RateWindow window) implements Decision {}

        /** The event is held back, by the window that {@code by} opened and that ends at {@code window.until}. */
        record Suppressed(RateWindow window, String by) implements Decision {}
    }

    /**
     * Decides about one event. Pure: the caller keeps the window.
     *
     * @param current what is remembered of the key, or null for one not seen before
     * @param length  of a window that the event may open
     * @param at      when the event was taken in. One from before the present window counts as inside it, unless it is
     *                older by more than a whole window: then a clock was set wrong, and silence would do more harm. One
     *                from inside a window that is remembered is held back by that one, as it was before
     */
    public static Decision decide(@Nullable RateWindow current, Duration length, String event, Instant at) {
        if (current == null) {
            return new Decision.Passed(new RateWindow(List.of(new Opener(event, at)), at.plus(length), 0));
        }
        if (current.wasOpenedBy(event)) {
            return new Decision.Passed(current);
        }
        Opener opener = current.openers.getLast();
        Optional<Opener> earlier = at.isBefore(opener.at) ? current.earlierOpenerOver(at, length) : Optional.empty();
        if (earlier.isPresent()) {
            return new Decision.Suppressed(current, earlier.get().event);
        }
        if (!at.isBefore(current.until) || at.isBefore(opener.at.minus(length))) {
            return new Decision.Passed(current.next(new Opener(event, at), at.plus(length)));
        }
        RateWindow counted = new RateWindow(current.openers, current.until, current.suppressed + 1);
        return new Decision.Suppressed(counted, opener.event);
    }

    /** Whether {@code event} opened this window or one of those remembered before it. */
    public boolean wasOpenedBy(String event) {
        return openers.stream().anyMatch(opener -> opener.event.equals(event));
    }

    private Optional<Opener> earlierOpenerOver(Instant at, Duration length) {
        return openers.subList(0, openers.size() - 1).stream()
                .filter(opener -> !at.isBefore(opener.at) && at.isBefore(opener.at.plus(length)))
                .findFirst();
    }

    private RateWindow next(Opener opener, Instant end) {
        int from = Math.max(0, openers.size() - (REMEMBERED - 1));
        List<Opener> kept = new ArrayList<>(openers.subList(from, openers.size()));
        kept.add(opener);
        return new RateWindow(kept, end, 0);
    }
}
