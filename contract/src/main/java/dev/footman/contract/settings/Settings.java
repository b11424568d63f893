// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.List;
import java.util.Map;

/**
 * All settings of a process as one tree: several files, later ones winning key by key, and assignments that win over files.
 * Records read their values from {@link #root}; then {@link #check} says all that is wrong at once. For one thread.
 */
public final class Settings {
    private static final Origin ASSIGNED = new Origin("--set", 0);
    private static final int DEEPEST = 50;

    private final Reading reading;
    private Value.Tree tree = Value.Tree.EMPTY;

    private Settings(Map<String, String> environment) {
        this.reading = new Reading(environment);
    }

    /**
     * Reads what is written down. What is wrong with it is not thrown here but said by {@link #check}.
     *
     * @param files       later ones win
     * @param assignments each {@code KEY=VALUE}: a dotted path and a value that is read as YAML; later ones win
     * @param environment what <code>${NAME}</code> is filled from, in values that are asked for
     */
    public static Settings read(List<SettingsFile> files, List<String> assignments, Map<String, String> environment) {
        Settings settings = new Settings(environment);
        files.forEach(settings::addFile);
        assignments.forEach(settings::addAssignment);
        settings.reading.askSection("");
        return settings;
    }

    /** The tree, to read values from. */
    public Section root() {
        return new Section(new Group(reading, "", tree, true));
    }

    /**
     * Ends the reading.
     *
     * @throws InvalidSettingsException if anything is wrong, and that includes keys that nobody has asked for
     */
    public void check() {
        new UnaskedKeys(reading).find("", tree);
        List<Fault> faults = reading.faults();
        if (!faults.isEmpty()) {
            throw new InvalidSettingsException(faults);
        }
    }

    /** What works, but perhaps not as the operator expects; each is one line. */
    public List<String> warnings() {
        return reading.warnings();
    }

    /** Every value that was read, defaults too, on one line for the log; what may be secret is hidden. */
    public String inForce() {
        return String.join(", ", reading.inForce());
    }

    private void addFile(SettingsFile file) {
        Value value = new YamlText(file.text(), line -> new Origin(file.name(), line), reading::fault).read();
        switch (value) {
            case Value.Tree added -> tree = added.over(tree);
            case Value.Scalar scalar when scalar.isNull() -> {} // nothing but comments
            case Value.Scalar scalar -> noTree(scalar, file.name());
            case Value.Items items -> noTree(items, file.name());
        }
    }

    private void noTree(Value value, String name) {
        reading.fault(new Fault(
                name, "", "must hold keys and values, such as 'footman:', but is %s".formatted(value.kind())));
    }

    private void addAssignment(String assignment) {
        int equals = assignment.indexOf('=');
        List<String> keys = equals < 0
                ? List.of()
                : List.of(assignment.substring(0, equals).strip().split("\\.", -1));
        if (keys.isEmpty() || keys.size() > DEEPEST || keys.contains("")) {
            reading.fault(new Fault(ASSIGNED.toString(), "", mustBeAssignment(assignment, equals)));
            return;
        }
        String path = Shown.of(String.join(".", keys));
        Value value = new YamlText(
                        assignment.substring(equals + 1),
                        line -> ASSIGNED,
                        fault -> reading.fault(new Fault(fault.where(), path, fault.message())))
                .read();
        tree = nested(keys, value).over(tree);
    }

    private static String mustBeAssignment(String assignment, int equals) {
        String given = equals < 0 ? assignment : assignment.substring(0, equals) + "=...";
        return "must be KEY=VALUE, such as footman.ingest.http.port=18080, but is '%s'".formatted(Shown.of(given));
    }

    private static Value.Tree nested(List<String> keys, Value value) {
        Value nested = value;
        for (String key : keys.subList(1, keys.size()).reversed()) {
            nested = tree(key, nested);
        }
        return tree(keys.getFirst(), nested);
    }

    private static Value.Tree tree(String key, Value value) {
        return new Value.Tree(ASSIGNED, Map.of(key, new Value.Entry(ASSIGNED, value)));
    }
}
