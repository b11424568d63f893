// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Command;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Ran;
import dev.footman.dispatcher.shell.ShellOutcome;
import dev.footman.dispatcher.shell.ShellResult;
import dev.footman.dispatcher.shell.ShellRunner;
import java.util.Objects;
import java.util.Optional;

/** Runs the commands of deliveries, where this dispatcher may. */
final class CommandRunner {
    private static final ShellOutcome NOT_HERE = new ShellOutcome.NotStarted("this dispatcher runs no commands;"
            + " to let dispatchers run them, set footman.dispatcher.runners.localShellCmd: true on all of them");

    private final Optional<ShellRunner> shell;

    CommandRunner(Optional<ShellRunner> shell) {
        this.shell = shell;
    }

    Outcome run(Command command) {
        ShellOutcome outcome = shell.isEmpty() ? NOT_HERE : run(shell.get(), command);
        return new Ran(end(outcome), ShellResult.of(outcome));
    }

    private static ShellOutcome run(ShellRunner shell, Command command) {
        try {
            return shell.run(command, Objects.requireNonNullElse(command.timeout(), Command.DEFAULT_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ShellOutcome.NotStarted("the dispatcher was stopped");
        }
    }

    private static Ran.End end(ShellOutcome outcome) {
        return switch (outcome) {
            case ShellOutcome.Exited(int code, var _) -> code == 0 ? Ran.End.SUCCEEDED : Ran.End.FAILED;
            case ShellOutcome.TimedOut _ -> Ran.End.TIMED_OUT;
            case ShellOutcome.Cancelled _ -> Ran.End.ABANDONED;
            case ShellOutcome.NotStarted _ -> Ran.End.FAILED;
        };
    }
}
