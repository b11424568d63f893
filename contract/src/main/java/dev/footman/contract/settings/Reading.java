// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What one reading of the settings has come upon so far: faults, warnings, which keys exist, what is in force. */
final class Reading {
    private final EnvironmentText environment;
    private final Set<Fault> faults = new LinkedHashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();
    private final Map<String, Set<String>> asked = new LinkedHashMap<>();
    private final Set<String> left = new HashSet<>();
    private final Map<String, String> inForce = new LinkedHashMap<>();

    Reading(Map<String, String> environment) {
        this.environment = new EnvironmentText(environment);
    }

    /** A setting's dotted path. */
    static String path(String section, String key) {
        return section.isEmpty() ? key : section + "." + key;
    }

    void fault(Fault fault) {
        faults.add(fault);
    }

    void warn(String warning) {
        warnings.add(warning);
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** Notes that there is a group of keys with this path, though it may have no key. */
    void askSection(String path) {
        asked.computeIfAbsent(path, absent -> new LinkedHashSet<>());
    }

    void ask(String section, String key) {
        asked.computeIfAbsent(section, absent -> new LinkedHashSet<>()).add(key);
    }

    /** The keys that somebody asked for, by the path of their group. */
    Map<String, Set<String>> asked() {
        return asked;
    }

    /** Notes that what stands below the path is nobody's business. */
    void leave(String path) {
        left.add(path);
    }

    boolean isLeft(String path) {
        return left.contains(path);
    }

    void show(String path, String value) {
        inForce.put(Shown.message(path), value);
    }

    /** Every value that was read, as {@code path=value}, in the order of reading. */
    List<String> inForce() {
        List<String> shown = new ArrayList<>();
        inForce.forEach((path, value) -> shown.add(path + "=" + value));
        return shown;
    }

    /** The first of these environment variables that is set to something. */
    Optional<String> variable(String... names) {
        return Stream.of(names)
                .flatMap(name -> environment.variable(name).stream())
                .findFirst();
    }

    /** The scalar as the environment completes it, or empty after a fault. */
    Optional<Text> fill(String path, Value.Scalar scalar) {
        return switch (environment.fill(scalar.text())) {
            case EnvironmentText.Filled.Text(String text, boolean references) ->
                Optional.of(new Text(text, scalar.plain(), references ? scalar.text() : ""));
            case EnvironmentText.Filled.Unset(String variable) -> {
                fault(new Fault(
                        scalar.origin().toString(),
                        path,
                        "needs the environment variable %1$s, which is not set; set it, or write ${%1$s:-default}"
                                .formatted(variable)));
                yield Optional.empty();
            }
        };
    }

    /**
     * A value ready to be understood.
     *
     * @param plain     written without quotes
     * @param reference what the file says where the environment filled it; such a value is not repeated in a fault,
     *                  for it may be somebody's password
     */
    record Text(String text, boolean plain, String reference) {
        boolean isNull() {
            return new Value.Scalar(Origin.NOWHERE, text, plain).isNull();
        }

        String shown() {
            if (!reference.isEmpty()) {
                return (plain ? "what %s" : "the text that %s")
                        .concat(" stands for")
                        .formatted(Shown.of(reference));
            }
            return plain ? "'%s'".formatted(Shown.of(text)) : "the text '%s'".formatted(Shown.of(text));
        }
    }
}
