// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

/** Why an event goes on without an answer of the repository. */
enum Skip {
    /** The repository has failed a few times in a row and is left alone for a while. */
    BREAKER("breaker"),
    /** Too many events wait behind this one. */
    BACKLOG("backlog"),
    /** The event has waited long enough. */
    LATE("late");

    private final String tag;

    Skip(String tag) {
        this.tag = tag;
    }

    /** As the metric has it. */
    String tag() {
        return tag;
    }
}
