// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.Locale;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** A question that only texts answer; with {@code lowered}, both sides are lower-cased first (not folded). */
record TextQuestion(boolean lowered, String pattern, BiPredicate<String, String> test) implements Question {
    static TextQuestion exact(@Nullable Object pattern, BiPredicate<String, String> test) {
        return new TextQuestion(false, text(pattern), test);
    }

    static TextQuestion lowered(@Nullable Object pattern, BiPredicate<String, String> test) {
        return new TextQuestion(true, text(pattern).toLowerCase(Locale.ROOT), test);
    }

    /**
     * The pattern as the text that it must be.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static String text(@Nullable Object pattern) {
        if (pattern instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("the pattern must be text such as \"failed\", but is " + Kind.of(pattern));
    }

    static Answer noText(@Nullable Object value) {
        return new Answer.Unanswerable("the value must be text, but is " + Kind.of(value));
    }

    @Override
    public Answer about(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return noText(value);
        }
        return Answer.of(test.test(lowered ? text.toLowerCase(Locale.ROOT) : text, pattern));
    }
}
