// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import dev.footman.contract.settings.Fault;
import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.SettingsFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads configuration files from disk. */
public final class ConfigFiles {
    /** More is not looked at; as many characters are the most that settings may have. */
    private static final long LARGEST_BYTES = 4L * 1024 * 1024;

    private final List<SettingsFile> files = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    private ConfigFiles() {}

    /**
     * The files' texts, under the names that the operator typed.
     *
     * @throws InvalidSettingsException naming every file that cannot be read
     */
    public static List<SettingsFile> read(List<String> names) {
        ConfigFiles read = new ConfigFiles();
        names.forEach(read::add);
        if (!read.faults.isEmpty()) {
            throw new InvalidSettingsException(read.faults);
        }
        return List.copyOf(read.files);
    }

    private void add(String name) {
        try {
            Path path = Path.of(name);
            if (!Files.isRegularFile(path)) {
                fault(name, Files.exists(path) ? "is no file" : "is not there");
            } else if (Files.size(path) > LARGEST_BYTES) {
                fault(name, "is too large: more than %d bytes".formatted(LARGEST_BYTES));
            } else {
                files.add(new SettingsFile(name, Files.readString(path)));
            }
        } catch (CharacterCodingException e) {
            fault(name, "cannot be read: it is not saved as UTF-8");
        } catch (IOException | InvalidPathException e) {
            fault(name, "cannot be read: " + e.getMessage());
        }
    }

    private void fault(String name, String message) {
        faults.add(new Fault(name, "", message));
    }
}
