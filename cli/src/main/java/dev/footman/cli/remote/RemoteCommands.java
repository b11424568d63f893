// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** All commands of the client. */
public final class RemoteCommands {
    private RemoteCommands() {}

    /** Adds them to the {@code footman} command, with {@code --debug}, which may stand before a command too. */
    public static void addTo(CommandLine footman) {
        footman.getCommandSpec()
                .addOption(OptionSpec.builder(ClientOptions.DEBUG)
                        .type(boolean.class)
                        .description("of a client command: " + ClientOptions.DEBUG_SAYS)
                        .build());
        all().forEach(footman::addSubcommand);
    }

    private static List<CommandLine> all() {
        return List.of(
                group(Resources.WEBHOOK, "Looks at the hooks that rules have registered."),
                rule(),
                line(new RunCommand()),
                group(Resources.ACTION, "Looks at what rules can do."),
                execution(),
                group(Resources.TRIGGER_INSTANCE, "Looks at the events that came in.", line(new ReEmitCommand())),
                group(Resources.RULE_ENFORCEMENT, "Looks at which rules fired, and why one did not."),
                apiKey(),
                line(new AuthCommand()),
                group(
                        Resources.KEY,
                        "Values that rules look up.",
                        line(new KeySetCommand()),
                        line(new DeleteCommand(Resources.KEY))),
                named("event", "Events of Qlik Sense.", line(new EventSendCommand())),
                group(Resources.DEAD_LETTER, "Deliveries that were given up.", line(new RedriveCommand())),
                group(
                        Resources.DESTINATION,
                        "The endpoints that are called.",
                        line(new DestinationCommands.Pause()),
                        line(new DestinationCommands.Resume())));
    }

    private static CommandLine rule() {
        return group(
                Resources.RULE,
                "Looks at rules, and changes them.",
                line(new RuleFileCommands.Create()),
                line(new RuleFileCommands.Update()),
                SwitchCommand.enable(Resources.RULE),
                SwitchCommand.disable(Resources.RULE),
                line(new DeleteCommand(Resources.RULE)),
                line(new RuleTestCommand()));
    }

    private static CommandLine execution() {
        return named(
                Resources.EXECUTION.name(),
                "Looks at what actions did, runs them again, ends them.",
                ListCommand.of(Resources.EXECUTION),
                line(new ExecutionCommands.Get()),
                line(new ExecutionCommands.ReRun()),
                line(new ExecutionCommands.Cancel()));
    }

    private static CommandLine apiKey() {
        return group(
                Resources.API_KEY,
                "The keys that let programs in.",
                line(new ApiKeyCreateCommand()),
                SwitchCommand.enable(Resources.API_KEY),
                SwitchCommand.disable(Resources.API_KEY),
                line(new DeleteCommand(Resources.API_KEY)));
    }

    private static CommandLine line(Object command) {
        return new CommandLine(command);
    }

    /** With what every kind has: a list, and a look at one. */
    private static CommandLine group(Resource resource, String description, CommandLine... more) {
        CommandLine group = named(resource.name(), description, ListCommand.of(resource), GetCommand.of(resource));
        for (CommandLine command : more) {
            group.addSubcommand(command);
        }
        return group;
    }

    private static CommandLine named(String name, String description, CommandLine... commands) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        CommandLine group = new CommandLine(spec);
        for (CommandLine command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }
}
