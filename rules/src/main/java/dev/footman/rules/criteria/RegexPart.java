// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/**
 * A piece of a regular expression in the words of RE2 and Java.
 *
 * @param size     how many places it has when every repetition is written out
 * @param consumes whether it may take characters; one that never does is not repeated
 */
record RegexPart(String text, long size, boolean consumes) {
    static final RegexPart EMPTY = new RegexPart("", 0, false);

    private static final long MOST = 1L << 40; // far above every limit, far below an overflow

    static RegexPart character(String text) {
        return new RegexPart(text, 1, true);
    }

    static RegexPart position(String text) {
        return new RegexPart(text, 1, false);
    }

    RegexPart then(RegexPart next) {
        return new RegexPart(text + next.text, size + next.size, consumes || next.consumes);
    }

    RegexPart or(RegexPart other) {
        return new RegexPart(text + "|" + other.text, size + other.size, consumes || other.consumes);
    }

    RegexPart in(String open, boolean consuming) {
        return new RegexPart(open + text + ")", size + 1, consumes && consuming);
    }

    RegexPart times(RegexRepeat repeat) {
        if (!consumes) {
            return repeat.min() == 0 ? new RegexPart("(?:" + text + "|)", size, false) : this;
        }
        return new RegexPart(text + repeat.text(), Math.min(size * repeat.most(), MOST), true);
    }
}
