// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.settings.CheckedSettings;
import dev.footman.cli.settings.ConfigFiles;
import dev.footman.contract.settings.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about configuration files. */
@Command(name = "config", description = "Looks at configuration files.", subcommands = ConfigCommand.Check.class)
final class ConfigCommand {
    @Command(
            name = "check",
            description = "Says whether Footman would start with these files, and if not, all that is to be mended.")
    static final class Check implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", arity = "1..*", description = "read in this order, later ones win")
        private List<String> files = new ArrayList<>();

        @Option(names = "--set", paramLabel = "KEY=VALUE", description = "as the server commands have it")
        private List<String> assignments = new ArrayList<>();

        @Override
        public Integer call() {
            try {
                CheckedSettings checked = CheckedSettings.read(ConfigFiles.read(files), assignments, System.getenv());
                checked.warnings().forEach(warning -> System.out.println("warning: " + warning));
                System.out.println("Footman would start with " + String.join(", ", files));
                return Life.FINE;
            } catch (InvalidSettingsException e) {
                e.faults().forEach(System.out::println);
                System.out.println("Footman would not start: %d to mend"
                        .formatted(e.faults().size()));
                return Life.FAILED;
            }
        }
    }
}
