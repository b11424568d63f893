// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

/** What records can be found by; the first of those that are asked for is walked, since it holds the fewest. */
enum Index {
    EXECUTION('x'),
    TRIGGER_INSTANCE('e'),
    DESTINATION('d'),
    RULE_ID('i'),
    USER('u'),
    RULE('r'),
    ACTION('a'),
    TRIGGER('t'),
    TRIGGER_TYPE('y'),
    STATUS('s');

    private final byte code;

    Index(char code) {
        this.code = (byte) code;
    }

    /** What its keys begin with. */
    byte code() {
        return code;
    }
}
