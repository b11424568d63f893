// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.charset.StandardCharsets;

/**
 * The column families of the store, each with keys of one shape. Rows are apart from what is small: they come in the order
 * of time, so that a family of them is never rewritten when it is compacted.
 */
enum Family {
    /** How far the topics are read. */
    POSITIONS("default"),
    INSTANCES("instances"),
    ENFORCEMENTS("enforcements"),
    DEAD_LETTERS("dead-letters"),
    EXECUTIONS("executions"),
    /** When the record of an id happened. */
    IDS("ids"),
    /** Places of rows, by what they say. */
    INDEXES("indexes-by-kind");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** Its name on disk. */
    byte[] title() {
        return title.getBytes(StandardCharsets.UTF_8);
    }
}
