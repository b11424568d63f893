// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.path;

import org.jspecify.annotations.Nullable;

/** A value on the way of a lookup, and what it was found in; null for the root. */
record Datum(@Nullable Object value, @Nullable Datum parent) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    Datum(@Nullable Object value, @Nullable Datum parent) {
        this.value = value;
        this.parent = parent;
    }

    Datum root() {
        Datum root = this;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }
}
