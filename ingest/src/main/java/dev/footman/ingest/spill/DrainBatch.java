// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Spilled records that are sent together; those that failed are sent again, the others not. */
final class DrainBatch {
    private enum State {
        TO_SEND,
        UNDER_WAY,
        DONE
    }

    private final List<SpilledRecord> records;
    private final State[] states;
    private int underWay;
    private @Nullable Exception failure;
    private int unsendable;

    DrainBatch(List<SpilledRecord> records) {
        this.records = records;
        this.states = new State[records.size()];
        Arrays.fill(states, State.TO_SEND);
    }

    /** Sends in order what is not done, and stops at the first failure it sees. Nothing may be under way. */
    void send(EventSend log) {
        clearFailure();
        for (int index = 0; index < records.size() && failure() == null; index++) {
            if (begin(index)) {
                sendOne(log, index);
            }
        }
    }

    private void sendOne(EventSend log, int index) {
        try {
            log.send(records.get(index), (record, failed) -> settle(index, failed));
        } catch (Exception e) {
            settle(index, e);
        }
    }

    private synchronized boolean begin(int index) {
        if (states[index] != State.TO_SEND) {
            return false;
        }
        states[index] = State.UNDER_WAY;
        underWay++;
        return true;
    }

    private synchronized void settle(int index, @Nullable Exception failed) {
        if (states[index] != State.UNDER_WAY) {
            return;
        }
        states[index] = after(failed);
        underWay--;
        if (underWay == 0) {
            notifyAll();
        }
    }

    private State after(@Nullable Exception failed) {
        if (failed instanceof UnsendableException) {
            unsendable++;
            return State.DONE;
        }
        failure = failed == null ? failure : failed;
        return failed == null ? State.DONE : State.TO_SEND;
    }

    /** Waits at most {@code nanos}; true when every record that was sent has its answer. */
    synchronized boolean awaitAnswers(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        while (underWay > 0) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    private synchronized void clearFailure() {
        failure = null;
    }

    /** What went wrong since the last time of sending; null if nothing did. */
    synchronized @Nullable Exception failure() {
        return failure;
    }

    /** How many records from the first on are done. */
    synchronized int done() {
        int done = 0;
        while (done < states.length && states[done] == State.DONE) {
            done++;
        }
        return done;
    }

    /** How many of those done were not sent, for the log will never take them. */
    synchronized int unsendable() {
        return unsendable;
    }
}
