// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import org.jspecify.annotations.Nullable;

/** What criteria say of an event. */
public sealed interface Verdict {
    /** All criteria hold. */
    enum Matched implements Verdict {
        MATCHED
    }

    /** The criterion of this key does not hold. */
    record Mismatched(String key) implements Verdict {}

    /**
     * The criterion of this key could not be tested: no match, and a failed enforcement.
     *
     * @param pattern as written in the rule
     * @param error   what went wrong in that step
     */
    record Failed(String key, @Nullable Object pattern, Step step, String error) implements Verdict {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        public Failed(String key, @Nullable Object pattern, Step step, String error) {
            this.key = key;
            this.pattern = pattern;
            this.step = step;
            this.error = error;
        }

        /** The failure reason of the enforcement, without the start that names rule and event (contract, section 4.1). */
        public String reason(String rule) {
            return switch (step) {
                case RENDER ->
                    "Failed to render pattern value \"%s\" for key \"%s\": %s".formatted(pattern, key, error);
                case LOOKUP -> "Failed transforming criteria key %s: %s".formatted(key, error);
                case OPERATOR -> "There might be a problem with the criteria in rule %s: %s".formatted(rule, error);
            };
        }
    }

    /** The steps of testing a criterion, in their order. */
    enum Step {
        RENDER,
        LOOKUP,
        OPERATOR
    }
}
