// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator and its pattern, ready to be asked about values. */
@FunctionalInterface
interface Question {
    /** Always no: what a null pattern means to most operators (contract, section 4.2). */
    Question NEVER = value -> Answer.Plain.NO;

    Answer about(@Nullable Object value);

    /**
     * The same for a question that needs to know more.
     *
     * @param context what key paths and templates see
     * @param now     what ages are counted to
     * @param budget  of the items that searches may still look at
     */
    default Answer about(
            @Nullable Object value, Map<String, @Nullable Object> context, Instant now, SearchBudget budget) {
        return about(value);
    }

    default Question negated() {
        return value -> about(value).negated();
    }
}
