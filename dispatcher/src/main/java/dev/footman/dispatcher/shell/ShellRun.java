// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import java.time.Duration;

/** A command that runs. Any thread may cancel it; one waits for its end. */
public final class ShellRun {
    /** SIGKILL takes a moment on a machine that has much to do. */
    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    /** Whoever interrupts is about to stop, and three times this is within what {@code Lanes} gives to those cut off. */
    private static final Duration END_AT_ONCE_WITHIN = Duration.ofMillis(300);

    private final Process process;
    private final ProcessTree tree;
    private final Captured captured;
    private volatile boolean cancelled;

    ShellRun(Process process, boolean hasGroup) {
        this.process = process;
        this.tree = new ProcessTree(process, hasGroup);
        this.captured = Captured.of(process);
    }

    /**
     * Waits for the end of the shell. Then, and when the time is over or the waiting thread is interrupted, every process
     * that is left is killed: what a command starts in the background does not outlive it. An interrupt cancels the
     * command, and the thread stays interrupted.
     *
     * @throws InterruptedException if the thread is interrupted once more, or while what was written is gathered
     */
    ShellOutcome await(Duration timeout) throws InterruptedException {
        boolean ended = true;
        boolean isInterrupted = false;
        try {
            ended = process.waitFor(timeout);
        } catch (InterruptedException e) {
            isInterrupted = true;
            cancelled |= process.isAlive();
        } finally {
            tree.kill();
        }
        ShellOutcome outcome = outcome(timeout, ended, isInterrupted ? END_AT_ONCE_WITHIN : END_WITHIN);
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        return outcome;
    }

    private ShellOutcome outcome(Duration timeout, boolean ended, Duration patience) throws InterruptedException {
        process.waitFor(patience);
        Output output = captured.output(patience);
        if (cancelled) {
            return new ShellOutcome.Cancelled(output);
        }
        return ended
                ? new ShellOutcome.Exited(process.exitValue(), output)
                : new ShellOutcome.TimedOut(timeout, output);
    }

    /** Kills it and all that it has started; whoever waits for it is told. One that has ended already stays as it ended. */
    public void cancel() {
        if (process.isAlive()) {
            cancelled = true;
            tree.kill();
        }
    }
}
