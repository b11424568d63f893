// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

/** What is looked up. */
enum Kind {
    APP("app"),
    USER("user"),
    TASK("task");

    private final String tag;

    Kind(String tag) {
        this.tag = tag;
    }

    /** As metrics and log lines have it. */
    String tag() {
        return tag;
    }
}
