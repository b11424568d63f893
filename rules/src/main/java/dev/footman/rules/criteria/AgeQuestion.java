// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a date is younger or older than a period; one in the future has an age below zero.
 *
 * @param younger else older is asked for; both strictly
 * @param period  in seconds
 */
record AgeQuestion(boolean younger, double period) implements Question {
    private static final double NANOS = 1e9;
    private static final Pattern NUMBER =
            Pattern.compile("\\s*[+-]?(?:\\d{1,300}(?:\\.\\d{0,300})?|\\.\\d{1,300})(?:[eE][+-]?\\d{1,9})?\\s*");

    /**
     * The question for a pattern.
     *
     * @throws IllegalArgumentException if it is neither a number nor the text of one
     */
    static AgeQuestion of(boolean younger, Object pattern) {
        if (Numbers.isNumeric(pattern)) {
            Object number = Numbers.normalized(pattern);
            return new AgeQuestion(younger, ((Number) number).doubleValue());
        }
        if (pattern instanceof String text && NUMBER.matcher(text).matches()) {
            return new AgeQuestion(younger, Double.parseDouble(text.strip()));
        }
        throw new IllegalArgumentException("the pattern must be a number of seconds such as 3600, but is "
                + (pattern instanceof String text ? "'%s'".formatted(text) : Kind.of(pattern)));
    }

    @Override
    public Answer about(@Nullable Object value) {
        throw new IllegalStateException("an age is counted to a given time");
    }

    @Override
    public Answer about(
            @Nullable Object value, Map<String, @Nullable Object> context, Instant now, SearchBudget budget) {
        if (!(value instanceof String text)) {
            return new Answer.Unanswerable(
                    "the value must be the text of a date such as 2014-07-01T10:30:00Z, but is " + Kind.of(value));
        }
        try {
            Duration age = Duration.between(DateText.read(text, now), now);
            double seconds = age.getSeconds() + age.getNano() / NANOS;
            return Answer.of(younger ? seconds < period : seconds > period);
        } catch (IllegalArgumentException e) {
            return new Answer.Unanswerable(String.valueOf(e.getMessage()));
        }
    }
}
