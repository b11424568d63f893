// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.Locale;

/** What records there are. */
enum Kind {
    /** An event as the API shows it (StackStorm contract, section 7.2). */
    INSTANCE('i', Family.INSTANCES),

    /** That a rule was applied to an event (StackStorm contract, section 7.3). */
    ENFORCEMENT('e', Family.ENFORCEMENTS),

    /** A delivery that was given up, until it is sent again. */
    DEAD_LETTER('d', Family.DEAD_LETTERS),

    /** A delivery, and how it is doing (StackStorm contract, section 6.3). */
    EXECUTION('x', Family.EXECUTIONS);

    private final byte code;
    private final Family rows;

    Kind(char code, Family rows) {
        this.code = (byte) code;
        this.rows = rows;
    }

    /** What keys of its ids begin with. */
    byte code() {
        return code;
    }

    /** Where its rows are kept. */
    Family rows() {
        return rows;
    }

    /** Whether a record takes the place of an earlier one of its id. An event that comes twice is the same. */
    boolean replaces() {
        return this != INSTANCE;
    }

    /** Its name in metrics. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
