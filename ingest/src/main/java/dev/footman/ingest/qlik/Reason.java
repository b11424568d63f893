// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import java.util.Locale;

/** Why what came from Qlik Sense is no event; a metric's tag, and so a short list that does not grow with the input. */
public enum Reason {
    EMPTY,
    UNKNOWN_TYPE,
    FIELD_COUNT,
    TASK_ID,
    APP_ID,
    NOT_JSON,
    NO_OBJECT,
    NOT_TEXT,
    UNKNOWN_EVENT,
    READING,
    TOO_MANY;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** The reason as a metric's tag, such as {@code field_count}. */
    public String tag() {
        return tag;
    }
}
