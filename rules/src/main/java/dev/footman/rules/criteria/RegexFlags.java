// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

/** The flags of Python's regular expressions that are in force at one place. */
record RegexFlags(boolean ignoreCase, boolean multiline, boolean dotAll, boolean verbose, boolean ascii) {
    static final RegexFlags NONE = new RegexFlags(false, false, false, false, false);
    static final RegexFlags IGNORE_CASE = NONE.with('i', true);
    static final RegexFlags DOT_ALL = NONE.with('s', true);

    /**
     * These flags with one set or unset.
     *
     * @throws IllegalArgumentException if there is no such flag
     */
    RegexFlags with(char flag, boolean on) {
        return switch (flag) {
            case 'i' -> new RegexFlags(on, multiline, dotAll, verbose, ascii);
            case 'm' -> new RegexFlags(ignoreCase, on, dotAll, verbose, ascii);
            case 's' -> new RegexFlags(ignoreCase, multiline, on, verbose, ascii);
            case 'x' -> new RegexFlags(ignoreCase, multiline, dotAll, on, ascii);
            case 'a' -> new RegexFlags(ignoreCase, multiline, dotAll, verbose, on);
            case 'u' -> new RegexFlags(ignoreCase, multiline, dotAll, verbose, !on);
            default ->
                throw new IllegalArgumentException("the flag '%c' is not one of i, m, s, x, a, u".formatted(flag));
        };
    }
}
