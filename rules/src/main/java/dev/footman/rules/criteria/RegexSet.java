// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.ArrayList;
import java.util.List;

/** Reads a set such as {@code [a-z\d]}; the opening bracket has been taken. */
final class RegexSet {
    private final RegexText text;
    private final RegexFlags flags;
    private final StringBuilder inside = new StringBuilder();
    private final List<String> complements = new ArrayList<>();
    private boolean negated;

    private RegexSet(RegexText text, RegexFlags flags) {
        this.text = text;
        this.flags = flags;
    }

    static RegexSet read(RegexText text, RegexFlags flags, int position) {
        RegexSet set = new RegexSet(text, flags);
        set.negated = text.skip("^");
        boolean first = true;
        while (first || !text.skip("]")) {
            if (text.isAtEnd()) {
                throw text.fault("has a '[' that is not closed", position);
            }
            set.member();
            first = false;
        }
        return set;
    }

    /** A negated set that holds such as {@code \W} must look ahead, which RE2 cannot. */
    boolean isForRe2() {
        return complements.isEmpty() || !negated;
    }

    String text() {
        if (complements.isEmpty()) {
            return (negated ? "[^" : "[") + inside + "]";
        }
        String any = (inside.isEmpty() ? "" : "[" + inside + "]|") + String.join("|", complements);
        return negated ? "(?:(?!" + any + ")(?s:.))" : "(?:" + any + ")";
    }

    private void member() {
        int position = text.position();
        int from = character();
        boolean range = text.sees("-") && !text.sees("-]");
        if (!range) {
            addRange(from, from);
            return;
        }
        text.skip("-");
        int to = text.isAtEnd() ? from : character();
        if (from < 0 || to < 0 || to < from) {
            throw text.fault("has a range in a set that does not go from a lower to a higher character", position);
        }
        addRange(from, to);
    }

    private void addRange(int from, int to) {
        if (from < 0) {
            return;
        }
        inside.append(RegexSets.literal(from));
        if (to != from) {
            inside.append('-').append(RegexSets.literal(to));
        }
        if (flags.ignoreCase() && (isBetween(from, 'i', to) || isBetween(from, 'I', to))) {
            inside.append("\\x{130}\\x{131}"); // as outside of sets
        }
    }

    private static boolean isBetween(int from, int c, int to) {
        return from <= c && c <= to;
    }

    /** The next character, or -1 for a set such as \d, which is then added. */
    private int character() {
        int position = text.position();
        int c = text.take();
        if (c != '\\') {
            return c;
        }
        int escaped = text.take();
        if (RegexSets.isSet(escaped)) {
            addSet(escaped);
            return -1;
        }
        if (escaped == 'b') {
            return '\b';
        }
        if (RegexEscapes.isOctal(escaped)) {
            String digits = Character.toString(escaped) + text.takeWhile(RegexEscapes::isOctal, 2);
            return RegexEscapes.octal(digits, text, position);
        }
        return RegexEscapes.character(escaped, text, position);
    }

    private void addSet(int letter) {
        String set = RegexSets.inside(Character.toLowerCase(letter), flags.ascii());
        if (RegexSets.isComplement(letter)) {
            complements.add("[^" + set + "]");
        } else {
            inside.append(set);
        }
    }
}
