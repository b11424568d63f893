// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** What an operator wrote, and what is read from it. */
record Written(List<SettingsFile> files, List<String> assignments, Map<String, String> environment) {
    static Written nothing() {
        return new Written(List.of(), List.of(), Map.of());
    }

    /** The text of {@code footman.yaml}. */
    static Written yaml(String text) {
        return nothing().file("footman.yaml", text);
    }

    Written file(String name, String text) {
        List<SettingsFile> more = new ArrayList<>(files);
        more.add(new SettingsFile(name, text));
        return new Written(more, assignments, environment);
    }

    Written set(String assignment) {
        List<String> more = new ArrayList<>(assignments);
        more.add(assignment);
        return new Written(files, more, environment);
    }

    Written environment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new Written(files, assignments, more);
    }

    Settings settings() {
        return Settings.read(files, assignments, environment);
    }

    <T> T read(Function<Section, T> reader) {
        Settings settings = settings();
        T read = reader.apply(settings.root());
        settings.check();
        return read;
    }

    /** What is wrong, one line each. */
    List<String> faults(Consumer<Section> reader) {
        Settings settings = settings();
        reader.accept(settings.root());
        try {
            settings.check();
            return List.of();
        } catch (InvalidSettingsException e) {
            return e.getMessage().lines().toList();
        }
    }
}
