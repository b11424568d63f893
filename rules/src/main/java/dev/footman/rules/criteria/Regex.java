// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import org.jspecify.annotations.Nullable;

/**
 * A compiled regular expression. RE2 answers in time linear to the value wherever it gives Python's answer; what it cannot
 * read (looking around, references, words' edges) runs on Java's engine within a bound of steps.
 */
sealed interface Regex extends Question {
    /**
     * Compiles {@code pattern}.
     *
     * @param atStart whether a match must begin at the value's start
     * @throws IllegalArgumentException if it is no regular expression that can be used; the message says why
     */
    static Regex of(String pattern, RegexFlags flags, boolean atStart) {
        PythonRegex.Read read = PythonRegex.read(pattern, flags);
        String text = atStart ? "\\A(?:" + read.text() + ")" : read.text();
        Regex linear = read.forRe2() ? Linear.of(text, read) : null;
        return linear == null ? Backtracking.of(pattern, text, read.ignoreCase()) : linear;
    }

    /** Runs on RE2. */
    record Linear(com.google.re2j.Pattern pattern, long size) implements Regex {
        private static final long MOST_WORK = 500_000_000;

        private static @Nullable Linear of(String text, PythonRegex.Read read) {
            try {
                int flags = read.ignoreCase() ? com.google.re2j.Pattern.CASE_INSENSITIVE : 0;
                return new Linear(com.google.re2j.Pattern.compile(text, flags), read.size());
            } catch (com.google.re2j.PatternSyntaxException e) {
                return null; // Java may still read it
            }
        }

        @Override
        public Answer about(@Nullable Object value) {
            if (!(value instanceof String text)) {
                return TextQuestion.noText(value);
            }
            if (text.length() * size > MOST_WORK) {
                return new Answer.Unanswerable(
                        "the value is too long for this regular expression: %d characters".formatted(text.length()));
            }
            return Answer.of(pattern.matcher(text).find());
        }
    }

    /** Runs on Java's engine. */
    record Backtracking(java.util.regex.Pattern pattern) implements Regex {
        private static Backtracking of(String source, String text, boolean ignoreCase) {
            int flags = java.util.regex.Pattern.UNICODE_CASE // for groups that ignore case
                    | (ignoreCase ? java.util.regex.Pattern.CASE_INSENSITIVE : 0);
            try {
                return new Backtracking(java.util.regex.Pattern.compile(text, flags));
            } catch (java.util.regex.PatternSyntaxException e) {
                throw new IllegalArgumentException(
                        "the regular expression '%s' cannot be used: %s".formatted(source, e.getDescription()), e);
            }
        }

        @Override
        public Answer about(@Nullable Object value) {
            if (!(value instanceof String text)) {
                return TextQuestion.noText(value);
            }
            try {
                return Answer.of(pattern.matcher(new CountedText(text)).find());
            } catch (CountedText.TooManyStepsException e) {
                return new Answer.Unanswerable(
                        "the regular expression takes more than %d steps on this value; write one that repeats less"
                                .formatted(CountedText.MOST_STEPS));
            } catch (StackOverflowError e) { // Java's engine calls itself once for each repetition of a group
                return new Answer.Unanswerable(
                        "the regular expression repeats a group too often on this value; write one that repeats less");
            }
        }
    }
}
