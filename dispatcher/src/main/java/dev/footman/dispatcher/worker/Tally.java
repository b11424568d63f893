// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.dispatcher.lane.Lanes;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What came of the calls to one destination since that was last told. Not safe for several threads. */
final class Tally {
    private long delivered;
    private long failed;
    private long refused;
    private @Nullable Instant success;
    private DestinationState.@Nullable Failure error;
    private @Nullable Duration hold;
    private boolean gone;

    /** Counts the outcome of a call that ended at {@code at}. What was not called at all says nothing of the destination. */
    void add(Outcome outcome, Instant at) {
        switch (outcome) {
            case Outcome.Answered answer
            when answer.status() / 100 == 2 -> {
                delivered++;
                success = at;
            }
            case Outcome.Answered answer -> {
                gone |= answer.status() == 410;
                if (isWorthAnother(answer.status())) {
                    failed++;
                } else {
                    refused++;
                }
                error = new DestinationState.Failure(at, outcome.summary());
            }
            case Outcome.TimedOut _, Outcome.NotConnected _ -> {
                failed++;
                error = new DestinationState.Failure(at, outcome.summary());
            }
            case Outcome.Refused _, Outcome.Postponed _, Outcome.Ran _, Outcome.Begun _, Outcome.Canceled _ -> {}
        }
    }

    /** The destination is left alone for so long. */
    void held(Duration time) {
        hold = hold == null || time.compareTo(hold) > 0 ? time : hold;
    }

    private static boolean isWorthAnother(int status) {
        return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /** Whether others should know at once. */
    boolean isUrgent() {
        return gone || hold != null;
    }

    DestinationReport.Calls report(String dispatcher, Lanes.Load load) {
        return new DestinationReport.Calls(
                dispatcher,
                load.running(),
                load.waiting(),
                delivered,
                failed,
                refused,
                new DestinationState.Last(success, error),
                hold,
                gone);
    }
}
