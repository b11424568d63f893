// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

/**
 * One thing to mend in the settings; prints as one line.
 *
 * @param where   file and line as {@code footman.yaml:12}, or {@code --set}; empty where nothing was written down
 * @param key     the setting's dotted path; empty where the fault is not one setting's
 * @param message what it must be and what it is, to go on a sentence that the key begins
 */
public record Fault(String where, String key, String message) {
    public Fault {
        key = Shown.message(key);
    }

    @Override
    public String toString() {
        return (where.isEmpty() ? "" : where + ": ") + (key.isEmpty() ? "" : key + " ") + message;
    }
}
