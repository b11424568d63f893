// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.settings.CheckedSettings;
import dev.footman.cli.settings.ConfigFiles;
import dev.footman.contract.settings.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** The options that all server commands share. */
final class ServerOptions {
    private static final Logger log = LoggerFactory.getLogger(ServerOptions.class);

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML with the keys footman and Butler; repeatable, later files win key by key")
    List<String> files = new ArrayList<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "one setting by its dotted path, its value read as YAML; repeatable, wins over files")
    List<String> assignments = new ArrayList<>();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "everything that is kept on disk (default: ./data; the demo: a temporary folder)")
    @Nullable
    Path data;

    /** Where data is kept. */
    Path data() {
        return data == null ? Path.of("data") : data;
    }

    /** The settings, checked; warnings and what is in force have been logged. */
    CheckedSettings read() {
        return read(ConfigFiles.read(files));
    }

    /** The same, from {@code configs} in the place of the files that the options name. */
    CheckedSettings read(List<SettingsFile> configs) {
        CheckedSettings checked = CheckedSettings.read(configs, assignments, System.getenv());
        checked.warnings().forEach(log::warn);
        log.atInfo().log("settings in force: {}", checked.inForce());
        return checked;
    }
}
