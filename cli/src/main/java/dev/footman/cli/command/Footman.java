// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.client.RequestFailedException;
import dev.footman.cli.output.Controls;
import dev.footman.cli.remote.RemoteCommands;
import dev.footman.cli.role.Version;
import dev.footman.contract.settings.InvalidSettingsException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

/** The {@code footman} command. */
@Command(
        name = "footman",
        description = "Carries Qlik Sense's alerts, and any webhook's events, to wherever they are needed.",
        mixinStandardHelpOptions = true,
        versionProvider = Footman.VersionLine.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            ServerCommand.Standalone.class,
            DemoCommand.class,
            ServerCommand.Broker.class,
            ServerCommand.Ingest.class,
            ServerCommand.Processor.class,
            ServerCommand.Dispatcher.class,
            ConfigCommand.class
        })
public final class Footman {
    private Footman() {}

    /** Runs the command that the arguments name and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine footman = new CommandLine(new Footman());
        RemoteCommands.addTo(footman);
        return footman.setParameterExceptionHandler(Footman::wrongArguments)
                .setExecutionExceptionHandler(Footman::failed)
                .setUsageHelpAutoWidth(true);
    }

    private static int wrongArguments(ParameterException e, String[] arguments) {
        e.getCommandLine()
                .getErr()
                .println(Controls.inOneLine("footman: %s; --help shows what there is".formatted(e.getMessage())));
        return Life.WRONG_SETTINGS;
    }

    private static int failed(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
        if (e instanceof InvalidSettingsException invalid) {
            invalid.faults().forEach(commandLine.getErr()::println);
            return Life.WRONG_SETTINGS;
        }
        String who = e instanceof RequestFailedException ? "ERROR" : "footman";
        commandLine.getErr().println(Controls.inOneLine("%s: %s".formatted(who, e.getMessage())));
        return Life.FAILED;
    }

    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"footman " + Version.NUMBER};
        }
    }
}
