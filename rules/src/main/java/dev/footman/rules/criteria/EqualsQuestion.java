// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import org.jspecify.annotations.Nullable;

/** Whether a value equals the pattern. */
record EqualsQuestion(Object pattern) implements Question {
    @Override
    public Answer about(@Nullable Object value) {
        // text by far is asked for most
        return Answer.of(pattern instanceof String text ? text.equals(value) : Equality.same(pattern, value));
    }
}
