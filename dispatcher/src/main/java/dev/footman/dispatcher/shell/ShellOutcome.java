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
    record Exited(int code, Output output) implements ShellOutcome {}

    /** It did not end in time, and was killed. */
    record TimedOut(Duration limit, Output output) implements ShellOutcome {}

    /** It was killed since nobody wants it any more, or since the dispatcher closes. */
    record Cancelled(Output output) implements ShellOutcome {}

    /** There was no process at all. */
    record NotStarted(String reason) implements ShellOutcome {}
}
