// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import dev.footman.contract.topic.Topics;

/** The topics that records come from. */
enum Feed {
    LOG_EVENTS('l', Kind.INSTANCE),
    TRIGGER_EVENTS('t', Kind.INSTANCE),
    RULE_ENFORCEMENTS('r', Kind.ENFORCEMENT),
    DEAD_LETTERS('d', Kind.DEAD_LETTER),
    EXECUTIONS('x', Kind.EXECUTION);

    private final byte code;
    private final Kind kind;

    Feed(char code, Kind kind) {
        this.code = (byte) code;
        this.kind = kind;
    }

    static Feed of(byte code) {
        for (Feed feed : values()) {
            if (feed.code == code) {
                return feed;
            }
        }
        throw new IllegalArgumentException("no feed has the code " + code);
    }

    /** What it is on disk. */
    byte code() {
        return code;
    }

    Kind kind() {
        return kind;
    }

    /** The topic's name. */
    String topic(Topics topics) {
        return switch (this) {
            case LOG_EVENTS -> topics.logEvents().name();
            case TRIGGER_EVENTS -> topics.triggerEvents().name();
            case RULE_ENFORCEMENTS -> topics.ruleEnforcements().name();
            case DEAD_LETTERS -> topics.deadLetters().name();
            case EXECUTIONS -> topics.executions().name();
        };
    }
}
