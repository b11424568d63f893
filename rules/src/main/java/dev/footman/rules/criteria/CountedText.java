// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** A text that may be looked at a bounded number of times, so that no regular expression runs for ever. */
final class CountedText implements CharSequence {
    static final int MOST_STEPS = 5_000_000;

    private final String text;
    private int left = MOST_STEPS;

    CountedText(String text) {
        this.text = text;
    }

    /** There were too many looks; it has no stack trace. */
    static final class TooManyStepsException extends RuntimeException {
        TooManyStepsException() {
            super(null, null, false, false);
        }
    }

    @Override
    public char charAt(int index) {
        if (--left < 0) {
            throw new TooManyStepsException();
        }
        return text.charAt(index);
    }

    /** How many times it was looked at. */
    long used() {
        return (long) MOST_STEPS - left;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
