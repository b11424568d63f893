// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The states that an execution has been in (StackStorm contract, section 6.3), as its attempts tell them. */
public final class ExecutionLog {
    private ExecutionLog() {}

    /** One state, and when it began. */
    public record Entry(Status status, Instant at) {}

    /** All of them, oldest first; none is younger than the one behind it. */
    public static List<Entry> of(Execution execution) {
        Instant start = execution.asked();
        Instant due = start.plus(delay(execution));
        List<Entry> log = new ArrayList<>();
        add(log, Status.REQUESTED, start);
        if (due.isAfter(start) && execution.status() != Status.REQUESTED) {
            add(log, Status.DELAYED, start);
        }
        List<Delivery.Past> attempts = attempts(execution);
        if (attempts.isEmpty() && execution.result() != null && execution.status() == Status.SUCCEEDED) {
            add(log, Status.SCHEDULED, start); // it was done as soon as it was asked for
            add(log, Status.RUNNING, start);
        }
        for (int i = 0; i < attempts.size(); i++) {
            Delivery.Past attempt = attempts.get(i);
            add(log, Status.SCHEDULED, i == 0 ? due : attempt.at());
            add(log, Status.RUNNING, attempt.at());
            if (i < attempts.size() - 1) {
                add(log, Status.DELAYED, attempt.at().plus(attempt.took()));
            }
        }
        if (isBrokenOff(execution)) {
            add(log, Status.CANCELING, execution.since());
        }
        if (execution.status() != Status.REQUESTED && log.getLast().status() != execution.status()) {
            add(log, execution.status(), execution.since());
        }
        return log;
    }

    private static Duration delay(Execution execution) {
        Request request = execution.delivery().request();
        Duration delay = request == null ? null : request.delay();
        return delay == null ? Duration.ZERO : delay;
    }

    /** Whether somebody ended it while an attempt was being made. */
    private static boolean isBrokenOff(Execution execution) {
        Attempt last = execution.last();
        return execution.status() == Status.CANCELED
                && last != null
                && (last.outcome() instanceof Outcome.Canceled || last.outcome() instanceof Outcome.Begun);
    }

    /** All attempts, the last one included. */
    public static List<Delivery.Past> attempts(Execution execution) {
        List<Delivery.Past> attempts = new ArrayList<>(execution.delivery().history());
        Attempt last = execution.last();
        if (last != null) {
            attempts.add(
                    new Delivery.Past(last.at(), last.took(), last.outcome().summary()));
        }
        return attempts;
    }

    private static void add(List<Entry> log, Status status, Instant at) {
        Instant before = log.isEmpty() ? at : log.getLast().at();
        log.add(new Entry(status, at.isBefore(before) ? before : at)); // clocks of two machines differ
    }
}
