// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Finds what was written down and never asked for: a typing mistake must not become a default. */
final class UnaskedKeys {
    private final Reading reading;

    UnaskedKeys(Reading reading) {
        this.reading = reading;
    }

    /** Makes every key below that nobody asked for a fault. */
    void find(String path, Value value) {
        if (reading.isLeft(path)) {
            return;
        }
        switch (value) {
            case Value.Tree tree
            when reading.asked().containsKey(path) -> tree.entries().forEach((key, entry) -> find(path, key, entry));
            case Value.Tree tree -> {} // not a group of keys, which its reader has said
            case Value.Items items -> {
                for (int i = 0; i < items.values().size(); i++) {
                    find(Group.item(path, i), items.values().get(i));
                }
            }
            case Value.Scalar scalar -> {}
        }
    }

    private void find(String section, String key, Value.Entry entry) {
        String path = Reading.path(section, key);
        if (asked(section).contains(key)) {
            find(path, entry.value());
        } else if (!reading.isLeft(path)) {
            String mend = suggestion(section, key)
                    .map(near -> "; did you mean " + near + "?")
                    .orElse("");
            reading.fault(new Fault(entry.key().toString(), Shown.of(path), "is not a setting" + mend));
        }
    }

    private Set<String> asked(String section) {
        return reading.asked().getOrDefault(section, Set.of());
    }

    /** The nearest name of the same group, else the same name in the group whose path is nearest. */
    private Optional<String> suggestion(String section, String key) {
        Optional<String> sibling = Spelling.nearest(key, asked(section)).map(near -> Reading.path(section, near));
        return sibling.isPresent() ? sibling : elsewhere(section, key);
    }

    private Optional<String> elsewhere(String section, String key) {
        if (key.length() > Spelling.LONGEST) {
            return Optional.empty();
        }
        return reading.asked().entrySet().stream()
                .filter(group ->
                        !group.getKey().contains("[") && group.getValue().contains(key))
                .map(group -> Reading.path(group.getKey(), key))
                .min(Comparator.comparingInt(path -> Spelling.distance(path, Reading.path(section, key))));
    }
}
