// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

/** A value that is handed over and never shown. */
public record Secret(String value) {
    @Override
    public String toString() {
        return Shown.HIDDEN;
    }
}
