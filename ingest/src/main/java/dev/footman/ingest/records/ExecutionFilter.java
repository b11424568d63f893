// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are asked for (StackStorm contract, section 6.3).
 *
 * @param texts         what they must say, all of it
 * @param after         they were asked for later; absent: whenever
 * @param before        they were asked for earlier; absent: whenever
 * @param isOldestFirst whether the oldest comes first; else the newest does
 */
public record ExecutionFilter(
        Map<Field, String> texts,
        @Nullable Instant after,
        @Nullable Instant before,
        boolean isOldestFirst) {
    /** All of them, newest first. */
    public static final ExecutionFilter ALL = new ExecutionFilter(Map.of(), null, null, false);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public ExecutionFilter(
            Map<Field, String> texts, @Nullable Instant after, @Nullable Instant before, boolean isOldestFirst) {
        this.texts = Map.copyOf(texts);
        this.after = after;
        this.before = before;
        this.isOldestFirst = isOldestFirst;
    }

    /** What executions can be found by. */
    public enum Field {
        ACTION(Index.ACTION),
        STATUS(Index.STATUS),
        RULE(Index.RULE),
        RULE_NAME(Index.RULE_NAME),
        RUNNER(Index.RUNNER),
        USER(Index.USER),
        TRIGGER_TYPE(Index.TRIGGER_TYPE),
        TRIGGER_NAME(Index.TRIGGER_NAME),
        TRIGGER_INSTANCE(Index.TRIGGER_INSTANCE),
        TRACE_TAG(Index.TRACE_TAG);

        private final Index index;

        Field(Index index) {
            this.index = index;
        }

        Index index() {
            return index;
        }
    }

    Map<Index, String> indexed() {
        Map<Index, String> indexed = new EnumMap<>(Index.class);
        texts.forEach((field, text) -> indexed.put(field.index, text));
        return indexed;
    }
}
