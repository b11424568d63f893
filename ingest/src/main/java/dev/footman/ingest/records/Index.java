// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

/** What records can be found by. */
enum Index {
    EXECUTION('x'),
    TRIGGER_INSTANCE('e'),
    TRACE_TAG('g'),
    DESTINATION('d'),
    RULE_ID('i'),
    USER('u'),
    RULE('r'),
    RULE_NAME('n'),
    ACTION('a'),
    TRIGGER('t'),
    TRIGGER_TYPE('y'),
    TRIGGER_NAME('m'),
    RUNNER('c'),
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
