// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import java.time.Duration;

/** How a command ended. None of its processes is left then. */
public sealed interface ShellOutcome {
    /**
     * It ended by itself.
     *
     * @param code 0 to 255; 128 and a signal's number where a signal ended it
     */
    record Exited(int code, Output output) implements ShellOutcome {
        private static final int BY_SIGTERM = 128 + 15;

        /** Whether SIGTERM has ended the shell. One that exits with 143 of its own accord looks the same. */
        public boolean isTerminated() {
            return code == BY_SIGTERM;
        }
    }

    /** It did not end in time, and was killed. */
    record TimedOut(Duration limit, Output output) implements ShellOutcome {}

    /** It was killed since nobody wants it any more, or since the dispatcher closes. */
    record Cancelled(Output output) implements ShellOutcome {}

    /** There was no process at all. */
    record NotStarted(String reason) implements ShellOutcome {}
}
