// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are asked for (StackStorm contract, section 6.3).
 *
 * @param texts  what they must say, all of it
 * @param after  they were asked for later; absent: whenever
 * @param before they were asked for earlier; absent: whenever
 */
public record ExecutionFilter(
        Map<Field, String> texts,
        @Nullable Instant after,
        @Nullable Instant before) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public ExecutionFilter(Map<Field, String> texts, @Nullable Instant after, @Nullable Instant before) {
        this.texts = Map.copyOf(texts);
        this.after = after;
        this.before = before;
    }

    /** What executions can be found by. */
    public enum Field {
        ACTION(Index.ACTION),
        STATUS(Index.STATUS),
        RULE(Index.RULE),
        USER(Index.USER),
        TRIGGER_TYPE(Index.TRIGGER_TYPE),
        TRIGGER_INSTANCE(Index.TRIGGER_INSTANCE);

        private final Index index;

        Field(Index index) {
            this.index = index;
        }
    }

    Map<Index, String> indexed() {
        Map<Index, String> indexed = new EnumMap<>(Index.class);
        texts.forEach((field, text) -> indexed.put(field.index, text));
        return indexed;
    }
}
