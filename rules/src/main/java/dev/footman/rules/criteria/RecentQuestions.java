// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Keeps the last few questions that were made of rendered texts, so that a regular expression is not compiled per event. */
final class RecentQuestions {
    private static final int PLACES = 16; // a power of two

    private record Made(String pattern, Question question) {}

    private final Operator operator;
    private final AtomicReferenceArray<@Nullable Made> made = new AtomicReferenceArray<>(PLACES);

    RecentQuestions(Operator operator) {
        this.operator = operator;
    }

    /**
     * The operator's question with {@code pattern}.
     *
     * @throws IllegalArgumentException if the operator can answer for no value with this pattern
     */
    Question question(@Nullable Object pattern) {
        if (!operator.isCostly() || !(pattern instanceof String text)) {
            return operator.question(pattern);
        }
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (PLACES - 1);
        Made kept = made.get(place);
        if (kept != null && kept.pattern.equals(text)) {
            return kept.question;
        }
        Question question = operator.question(text);
        made.set(place, new Made(text, question));
        return question;
    }
}
