// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

/**
 * Where something was written.
 *
 * @param name a file's name, {@code --set}, or empty: nowhere
 * @param line counted from 1; 0 where lines say nothing
 */
record Origin(String name, int line) {
    static final Origin NOWHERE = new Origin("", 0);

    @Override
    public String toString() {
        return line == 0 ? name : name + ":" + line;
    }
}
