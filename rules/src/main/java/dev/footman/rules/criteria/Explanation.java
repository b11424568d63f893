// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import org.jspecify.annotations.Nullable;

/**
 * How one criterion did on an event.
 *
 * @param type     the operator as written; null where it is missing
 * @param pattern  as written
 * @param rendered what the pattern became for this event; null where it is the same, or could not be rendered
 * @param value    what the key leads to; null where there is nothing
 * @param error    why it could not be tested; null where it could
 */
public record Explanation(
        String key,
        @Nullable String type,
        @Nullable Object pattern,
        @Nullable Object rendered,
        @Nullable Object value,
        boolean matched,
        @Nullable String error) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters
    public Explanation(
            String key,
            @Nullable String type,
            @Nullable Object pattern,
            @Nullable Object rendered,
            @Nullable Object value,
            boolean matched,
            @Nullable String error) {
        this.key = key;
        this.type = type;
        this.pattern = pattern;
        this.rendered = rendered;
        this.value = value;
        this.matched = matched;
        this.error = error;
    }
}
