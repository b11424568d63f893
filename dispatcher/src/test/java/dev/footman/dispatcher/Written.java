// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher;

import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.Section;
import dev.footman.contract.settings.Settings;
import dev.footman.contract.settings.SettingsFile;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A configuration file that an operator wrote, and what is read from it in an environment. */
record Written(String yaml, Map<String, String> environment) {
    Written(String yaml) {
        this(yaml, Map.of());
    }

    Written in(Map<String, String> other) {
        return new Written(yaml, other);
    }

    private Settings settings() {
        return Settings.read(List.of(new SettingsFile("footman.yaml", yaml)), List.of(), environment);
    }

    <T> T read(Function<Section, T> reader) {
        Settings settings = settings();
        T read = reader.apply(settings.root());
        settings.check();
        return read;
    }

    /** What is wrong, one line each. */
    <T> List<String> faults(Function<Section, T> reader) {
        try {
            read(reader);
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.getMessage().lines().toList();
        }
    }
}
