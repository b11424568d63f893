// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

/** What an attribute or an item is that is not there; it is never the value of anything. */
public enum Nothing {
    NOTHING
}
