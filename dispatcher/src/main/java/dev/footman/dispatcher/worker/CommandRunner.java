// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Command;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.Outcome.Ran;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import dev.footman.dispatcher.shell.Output;
import dev.footman.dispatcher.shell.ShellOutcome;
import dev.footman.dispatcher.shell.ShellResult;
import dev.footman.dispatcher.shell.ShellRunner;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Runs the commands of deliveries, where this dispatcher may. */
final class CommandRunner {
    private static final ShellOutcome NOT_HERE = new ShellOutcome.NotStarted("this dispatcher runs no commands;"
            + " to let dispatchers run them, set footman.dispatcher.runners.localShellCmd: true on all of them");

    private static final ShellOutcome NO_KEY = new ShellOutcome.NotStarted("the command holds sealed values, and this"
            + " dispatcher has no key for them; set footman.encryption.key to what ingest has");

    private final Optional<ShellRunner> shell;
    private final Optional<Seal> seal;

    /**
     * @param seal opens what is secret in commands
     */
    CommandRunner(Optional<ShellRunner> shell, Optional<Seal> seal) {
        this.shell = shell;
        this.seal = seal;
    }

    /** Runs the command of a delivery that {@code owner} owes: what its sealed values belong to. */
    Outcome run(Command command, String owner) {
        ShellOutcome outcome = shell.isEmpty() ? NOT_HERE : opened(shell.get(), command, owner);
        return new Ran(end(outcome), ShellResult.of(outcome));
    }

    private ShellOutcome opened(ShellRunner shell, Command command, String owner) {
        boolean isSealed =
                Seal.isSealed(command.line()) || command.env().values().stream().anyMatch(Seal::isSealed);
        if (!isSealed) {
            return run(shell, command);
        }
        if (seal.isEmpty()) {
            return NO_KEY;
        }
        try {
            return run(shell, opened(command, owner, seal.get()));
        } catch (SealBrokenException e) {
            return new ShellOutcome.NotStarted(String.valueOf(e.getMessage()));
        }
    }

    private static Command opened(Command command, String owner, Seal seal) throws SealBrokenException {
        Map<String, String> env = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : command.env().entrySet()) {
            String name = variable.getKey();
            env.put(name, seal.open(variable.getValue(), SealPlace.variable(owner, name)));
        }
        return new Command(seal.open(command.line(), SealPlace.line(owner)), command.cwd(), env, command.timeout());
    }

    /** What is told of a command that could not be run for a fault of the dispatcher. */
    static Outcome failed(String reason) {
        return new Ran(Ran.End.FAILED, ShellResult.of(new ShellOutcome.NotStarted(reason)));
    }

    private static ShellOutcome run(ShellRunner shell, Command command) {
        try {
            return shell.run(command, Objects.requireNonNullElse(command.timeout(), Command.DEFAULT_TIMEOUT));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ShellOutcome.Cancelled(new Output("", "", true)); // it was killed, and nothing of it gathered
        }
    }

    private static Ran.End end(ShellOutcome outcome) {
        return switch (outcome) {
            case ShellOutcome.Exited exited when exited.isTerminated() -> Ran.End.ABANDONED;
            case ShellOutcome.Exited(int code, var _) -> code == 0 ? Ran.End.SUCCEEDED : Ran.End.FAILED;
            case ShellOutcome.TimedOut _ -> Ran.End.TIMED_OUT;
            case ShellOutcome.Cancelled _ -> Ran.End.ABANDONED;
            case ShellOutcome.NotStarted _ -> Ran.End.FAILED;
        };
    }
}
