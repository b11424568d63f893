// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters are asked for; what is absent is not asked.
 *
 * @param destination scheme, host and port
 * @param rule        reference of the rule
 * @param event       id of the trigger instance
 * @param after       they were given up later
 * @param before      they were given up earlier
 */
public record DeadLetterFilter(
        @Nullable String destination,
        @Nullable String rule,
        @Nullable String event,
        @Nullable Instant after,
        @Nullable Instant before) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public DeadLetterFilter(
            @Nullable String destination,
            @Nullable String rule,
            @Nullable String event,
            @Nullable Instant after,
            @Nullable Instant before) {
        this.destination = destination;
        this.rule = rule;
        this.event = event;
        this.after = after;
        this.before = before;
    }

    Map<Index, String> texts() {
        Map<Index, String> texts = new EnumMap<>(Index.class);
        put(texts, Index.DESTINATION, destination);
        put(texts, Index.RULE, rule);
        put(texts, Index.TRIGGER_INSTANCE, event);
        return texts;
    }

    private static void put(Map<Index, String> texts, Index index, @Nullable String text) {
        if (text != null) {
            texts.put(index, text);
        }
    }
}
