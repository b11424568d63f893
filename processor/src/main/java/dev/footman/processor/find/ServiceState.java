// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.event.ServiceReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one Windows service, or of a host where the service has no name.
 *
 * <p>Source: Butler contract, section 3, for what is an alert (a service that is stopped when it is first seen is one, one that
 * runs is none); that {@code *_PENDING} changes nothing and that a host out of reach is told, is ours.
 *
 * @param state   {@code RUNNING}, {@code STOPPED}, or {@link #UNKNOWN} before the first reading that said so
 * @param at      when the last reading was taken in, milliseconds since 1970
 * @param failed  readings that failed since the last good one
 * @param changes the last ones, oldest first, so that a reading that is processed again finds what it found
 */
public record ServiceState(String state, long at, int failed, List<Change> changes) {
    /** What Butler calls the state of a service that it has not seen yet. */
    static final String UNKNOWN = "PAUSED";

    static final String RUNNING = "RUNNING";
    static final String STOPPED = "STOPPED";
    static final String UNREACHABLE = "UNREACHABLE";

    /** A look may fail for a moment, or for one of several pollers, while another sees the service. */
    private static final int FAILURES_TO_TELL = 2;

    /** More than can come to pass between two commits of a working processor. */
    private static final int REMEMBERED = 4;

    /** A reading that is older than the last one is late news; one that is older by more than this was dated by a wrong clock. */
    private static final long LATE_MILLIS = 60_000;

    private static final ServiceState NEW = new ServiceState(UNKNOWN, Long.MIN_VALUE, 0, List.of());

    public ServiceState {
        changes = List.copyOf(changes);
    }

    /**
     * A change that was found.
     *
     * @param event    id of the reading that showed it
     * @param previous state before
     */
    public record Change(String event, FoundTrigger trigger, String previous, String current) {}

    /** What is to be remembered from now on, and the change that the reading shows. */
    record Seen(ServiceState state, Optional<Change> change) {}

    /**
     * Looks at one reading. Pure: the caller keeps the state.
     *
     * @param known what is remembered, or null for a service not seen before
     * @param event id of the reading
     * @param at    when it was taken in, milliseconds since 1970
     */
    static Seen see(@Nullable ServiceState known, ServiceReading reading, String event, long at) {
        ServiceState before = known == null ? NEW : known;
        Optional<Change> again = before.changes.stream()
                .filter(change -> change.event.equals(event))
                .findFirst();
        if (again.isPresent()) {
            return new Seen(before, again);
        }
        if (at < before.at && before.at - at < LATE_MILLIS) {
            return new Seen(before, Optional.empty());
        }
        if (reading.problem().isEmpty()) {
            return before.read(reading, event, at);
        }
        // one of the same moment is most likely the same one, processed again: it must not count twice
        return at == before.at ? new Seen(before, Optional.empty()) : before.failed(event, at);
    }

    private Seen failed(String event, long at) {
        int now = Math.min(failed + 1, FAILURES_TO_TELL + 1);
        return now == FAILURES_TO_TELL
                ? changed(state, at, now, new Change(event, FoundTrigger.SERVICE_UNREACHABLE, state, UNREACHABLE))
                : new Seen(new ServiceState(state, at, now, changes), Optional.empty());
    }

    private Seen read(ServiceReading reading, String event, long at) {
        String now = stateNow(reading);
        if (now.equals(state) || (now.equals(RUNNING) && state.equals(UNKNOWN))) {
            return new Seen(new ServiceState(now, at, 0, changes), Optional.empty());
        }
        FoundTrigger trigger = now.equals(STOPPED) ? FoundTrigger.SERVICE_STOPPED : FoundTrigger.SERVICE_STARTED;
        return changed(now, at, 0, new Change(event, trigger, state, now));
    }

    /** A reading of the host itself has no state: that it was answered is its news. */
    private String stateNow(ServiceReading reading) {
        String said = reading.state().toUpperCase(Locale.ROOT);
        if (said.isEmpty() || said.endsWith("_PENDING")) {
            return state;
        }
        return said.equals(STOPPED) ? STOPPED : RUNNING;
    }

    private Seen changed(String now, long seenAt, int failures, Change change) {
        List<Change> remembered = new ArrayList<>(changes);
        remembered.add(change);
        if (remembered.size() > REMEMBERED) {
            remembered.removeFirst();
        }
        return new Seen(new ServiceState(now, seenAt, failures, remembered), Optional.of(change));
    }
}
