// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** A regular expression of Python's that may match anywhere in a text, as {@code re.search} has it. It runs within bounds. */
public final class TextSearch {
    private final Regex regex;

    private TextSearch(Regex regex) {
        this.regex = regex;
    }

    /**
     * Compiles {@code pattern}.
     *
     * @throws IllegalArgumentException if it is no regular expression that can be used; the message says why
     */
    public static TextSearch of(String pattern) {
        return new TextSearch(Regex.of(pattern, RegexFlags.NONE, false));
    }

    /** Whether it matches; unanswerable where that would take too many steps. */
    public Answer in(String text) {
        return regex.about(text);
    }
}
