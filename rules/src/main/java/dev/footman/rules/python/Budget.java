// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

/** What one evaluation may use: steps, depth, and the size of every text, list and number that it makes. */
public final class Budget {
    /** How many characters a text may have. */
    public static final int LONGEST_TEXT = 2_000_000;

    /** How many items a list may have. */
    public static final int LARGEST_LIST = 200_000;

    /** How deep values, expressions and calls may lie in each other. */
    public static final int DEEPEST = 300;

    private static final long MOST_STEPS = 2_000_000;
    private static final int CHARACTERS_PER_STEP = 8;
    private static final int COPY = 16;

    private long steps = MOST_STEPS;
    private int depth;

    /** Counts work. */
    public void steps(long count) {
        steps -= count;
        if (steps < 0) {
            throw new PythonException("the evaluation takes more than %d steps".formatted(MOST_STEPS));
        }
    }

    /** Counts a text of this length that is to be made, or looked through. */
    public void text(long length) {
        if (length > LONGEST_TEXT) {
            throw new PythonException("a text would have more than %d characters".formatted(LONGEST_TEXT));
        }
        steps(1 + length / CHARACTERS_PER_STEP);
    }

    /** Counts a list of this size that is to be made. */
    public void items(long count) {
        if (count > LARGEST_LIST) {
            throw new PythonException("a list would have more than %d items".formatted(LARGEST_LIST));
        }
        steps(1 + count);
    }

    /** Counts a list or dict that is copied, which takes more than its items do. */
    public void copy(long size) {
        steps(COPY);
        items(size);
    }

    /** Goes one level deeper; {@link #leave} comes back. */
    public void enter() {
        if (++depth > DEEPEST) {
            throw new PythonException("something is nested in itself more than %d levels deep".formatted(DEEPEST));
        }
        steps(1);
    }

    public void leave() {
        depth--;
    }

    public int depth() {
        return depth;
    }

    /** Comes back to a level after something below it has failed. */
    public void returnTo(int level) {
        depth = level;
    }
}
