// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a regular expression of Python's dialect and writes it in words that mean the same to RE2 and to Java. The
 * groups keep their numbers and lose their names, which are told apart.
 *
 * <p>Source: the contract, section 4.2, and the documentation of Python's {@code re}.
 */
final class PythonRegex {
    private static final int LONGEST = 5_000; // characters
    private static final int DEEPEST = 50; // groups in each other
    private static final int LARGEST = 100_000; // places when repetitions are written out
    private static final int LARGEST_WITH_REFERENCES = 1_000; // a reference to nothing takes time and no steps
    private static final int LARGEST_FOR_RE2 = 2_000;

    private final RegexText text;
    private final List<Boolean> closedGroups = new ArrayList<>();
    private final Map<String, Integer> names = new HashMap<>();
    private boolean forRe2 = true;
    private boolean references;
    private int depth;

    /**
     * What was read.
     *
     * @param ignoreCase in force from the start
     * @param forRe2     whether RE2 gives the same answers; else it takes Java
     * @param names      the numbers of the groups that have names
     */
    record Read(String text, boolean ignoreCase, boolean forRe2, long size, Map<String, Integer> names) {}

    private PythonRegex(String pattern) {
        this.text = new RegexText(pattern);
    }

    /**
     * Reads {@code pattern}.
     *
     * @throws IllegalArgumentException if Python would refuse it, or if it is too large or has a conditional group
     */
    static Read read(String pattern, RegexFlags flags) {
        if (pattern.length() > LONGEST) {
            throw new IllegalArgumentException("a regular expression must have at most %d characters, but it has %d"
                    .formatted(LONGEST, pattern.length()));
        }
        PythonRegex regex = new PythonRegex(pattern);
        RegexFlags global = regex.globalFlags(flags);
        RegexPart whole = regex.alternatives(global);
        if (!regex.text.isAtEnd()) {
            throw regex.fault("has a ')' that closes nothing");
        }
        int largest = regex.references ? LARGEST_WITH_REFERENCES : LARGEST;
        if (whole.size() > largest) {
            throw regex.fault("has more than %d places when its repetitions are written out".formatted(largest));
        }
        boolean forRe2 = regex.forRe2 && whole.size() <= LARGEST_FOR_RE2;
        return new Read(whole.text(), global.ignoreCase(), forRe2, Math.max(1, whole.size()), regex.names);
    }

    private RegexFlags globalFlags(RegexFlags flags) {
        while (text.sees("(?")) {
            int position = text.position();
            text.goTo(position + 2);
            String letters = text.takeWhile(c -> c >= 'a' && c <= 'z', Integer.MAX_VALUE);
            if (letters.isEmpty() || !text.skip(")")) {
                text.goTo(position);
                return flags;
            }
            flags = flagged(flags, letters, true);
        }
        return flags;
    }

    private RegexFlags flagged(RegexFlags flags, String letters, boolean on) {
        for (int i = 0; i < letters.length(); i++) {
            try {
                flags = flags.with(letters.charAt(i), on);
            } catch (IllegalArgumentException e) {
                throw fault("is wrong: " + e.getMessage());
            }
        }
        return flags;
    }

    private RegexPart alternatives(RegexFlags flags) {
        RegexPart all = sequence(flags);
        while (text.skip("|")) {
            all = all.or(sequence(flags));
        }
        return all;
    }

    private RegexPart sequence(RegexFlags flags) {
        StringBuilder written = new StringBuilder();
        long size = 0;
        boolean consumes = false;
        while (true) {
            if (flags.verbose()) {
                text.skipRemarks();
            }
            int c = text.peek();
            if (c < 0 || c == '|' || c == ')') {
                return new RegexPart(written.toString(), size, consumes);
            }
            RegexPart part = repeated(flags);
            written.append(part.text());
            size += part.size();
            consumes |= part.consumes();
        }
    }

    private RegexPart repeated(RegexFlags flags) {
        int position = text.position();
        if (RegexRepeat.read(text) != null) {
            throw text.fault("has a repetition with nothing before it to repeat", position);
        }
        boolean anchor = text.peek() == '^'
                || text.peek() == '$'
                || text.sees("\\b")
                || text.sees("\\B")
                || text.sees("\\A")
                || text.sees("\\Z");
        boolean remark = text.sees("(?#");
        RegexPart part = item(flags);
        if (remark) {
            return part;
        }
        if (flags.verbose()) {
            text.skipRemarks();
        }
        while (text.skip("(?#")) {
            text.takeUntil(")", "a remark");
        }
        position = text.position();
        RegexRepeat repeat = RegexRepeat.read(text);
        if (repeat == null) {
            return part;
        }
        int next = text.position();
        if (anchor || RegexRepeat.read(text) != null) {
            throw text.fault(anchor ? "repeats a position" : "has a repetition of a repetition", position);
        }
        text.goTo(next);
        forRe2 &= repeat.isForRe2();
        return part.times(repeat);
    }

    private RegexPart item(RegexFlags flags) {
        int position = text.position();
        int c = text.take();
        return switch (c) {
            case '.' -> RegexPart.character(flags.dotAll() ? "(?s:.)" : "[^\\n]");
            case '^' -> start(flags);
            case '$' -> end(flags);
            case '[' -> set(flags, position);
            case '(' -> group(flags, position);
            case '\\' -> escape(flags, position);
            default -> literal(c, flags);
        };
    }

    private static RegexPart literal(int c, RegexFlags flags) {
        boolean dotted = flags.ignoreCase() && "iI\u0130\u0131".indexOf(c) >= 0; // to Python all four are alike
        return RegexPart.character(dotted ? "[iI\\x{130}\\x{131}]" : RegexSets.literal(c));
    }

    private RegexPart start(RegexFlags flags) {
        forRe2 &= !flags.multiline();
        return RegexPart.position(flags.multiline() ? "(?:\\A|(?<=\\n))" : "\\A");
    }

    /** Without looking ahead where nothing can follow, so that RE2 can read it. */
    private RegexPart end(RegexFlags flags) {
        if (flags.verbose()) {
            text.skipRemarks();
        }
        boolean last = depth == 0 && (text.isAtEnd() || text.sees("|"));
        if (last && !flags.multiline()) {
            return RegexPart.position("\\n?\\z");
        }
        forRe2 = false;
        return RegexPart.position(flags.multiline() ? "(?=\\n|\\z)" : "(?=\\n?\\z)");
    }

    private RegexPart set(RegexFlags flags, int position) {
        RegexSet set = RegexSet.read(text, flags, position);
        forRe2 &= set.isForRe2();
        return RegexPart.character(set.text());
    }

    private RegexPart escape(RegexFlags flags, int position) {
        int c = text.take();
        if (RegexSets.isSet(c)) {
            String inside = RegexSets.inside(Character.toLowerCase(c), flags.ascii());
            String set = (RegexSets.isComplement(c) ? "[^" : "[") + inside + "]";
            // what is ASCII stays so, whatever other characters' cases are
            return RegexPart.character(flags.ascii() && flags.ignoreCase() ? "(?-i:" + set + ")" : set);
        }
        if (c >= '1' && c <= '9') {
            return numbered(c, flags, position);
        }
        return switch (c) {
            case 'A' -> RegexPart.position("\\A");
            case 'Z' -> RegexPart.position("\\z");
            case 'b', 'B' -> {
                forRe2 = false;
                yield new RegexPart(RegexSets.boundary(c == 'b', flags.ascii()), 4, false);
            }
            default -> literal(RegexEscapes.character(c, text, position), flags);
        };
    }

    /** Three octal digits are a character; else one or two digits name a group. */
    private RegexPart numbered(int first, RegexFlags flags, int position) {
        int behind = text.position();
        String octal = Character.toString(first) + text.takeWhile(RegexEscapes::isOctal, 2);
        if (octal.length() == 3 && RegexEscapes.isOctal(first)) {
            return literal(RegexEscapes.octal(octal, text, position), flags);
        }
        text.goTo(behind);
        String digits = Character.toString(first) + text.takeWhile(c -> c >= '0' && c <= '9', 1);
        return reference(Integer.valueOf(digits), digits, position);
    }

    private RegexPart reference(@Nullable Integer group, String name, int position) {
        if (group == null || group > closedGroups.size() || !closedGroups.get(group - 1)) {
            throw text.fault("refers to the group %s, which does not stand whole before it".formatted(name), position);
        }
        forRe2 = false;
        references = true;
        return RegexPart.character("(?:\\" + group + ")");
    }

    private RegexPart group(RegexFlags flags, int position) {
        if (++depth > DEEPEST) {
            throw text.fault("has more than %d groups in each other".formatted(DEEPEST), position);
        }
        RegexPart group = text.skip("?") ? extension(flags, position) : capturing(flags, position, null);
        depth--;
        return group;
    }

    private RegexPart capturing(RegexFlags flags, int position, @Nullable String name) {
        closedGroups.add(false);
        int number = closedGroups.size();
        if (name != null && names.putIfAbsent(name, number) != null) {
            throw text.fault("has two groups of the name '%s'".formatted(name), position);
        }
        RegexPart group = closed("(", true, flags, position);
        closedGroups.set(number - 1, true);
        return group;
    }

    private RegexPart closed(String open, boolean consuming, RegexFlags flags, int position) {
        RegexPart inner = alternatives(flags);
        if (!text.skip(")")) {
            throw text.fault("has a '(' that is not closed", position);
        }
        return inner.in(open, consuming);
    }

    private RegexPart extension(RegexFlags flags, int position) {
        if (text.skip("#")) {
            text.takeUntil(")", "a remark");
            return RegexPart.EMPTY;
        }
        if (text.skip(":")) {
            return closed("(?:", true, flags, position);
        }
        if (text.skip("P<")) {
            return capturing(flags, position, name(">", position));
        }
        if (text.skip("P=")) {
            String name = name(")", position);
            return reference(names.get(name), "'%s'".formatted(name), position);
        }
        for (String look : List.of("=", "!", "<=", "<!", ">")) {
            if (text.skip(look)) {
                forRe2 = false;
                return closed("(?" + look, look.equals(">"), flags, position);
            }
        }
        if (text.sees("(")) {
            throw text.fault(
                    "has a conditional group, which is not supported; write its cases as alternatives", position);
        }
        return scoped(flags, position);
    }

    private String name(String end, int position) {
        String name = text.takeUntil(end, "a group's name");
        boolean good =
                name.startsWith("_") || (!name.isEmpty() && Character.isUnicodeIdentifierStart(name.codePointAt(0)));
        if (!good || !name.codePoints().allMatch(c -> c == '_' || Character.isUnicodeIdentifierPart(c))) {
            throw text.fault("has the group name '%s', which must be letters, digits and _".formatted(name), position);
        }
        return name;
    }

    private RegexPart scoped(RegexFlags flags, int position) {
        String on = text.takeWhile(c -> c >= 'a' && c <= 'z', Integer.MAX_VALUE);
        String off = text.skip("-") ? text.takeWhile(c -> c >= 'a' && c <= 'z', Integer.MAX_VALUE) : "";
        if ((on.isEmpty() && off.isEmpty()) || !text.skip(":")) {
            throw text.fault(
                    "has a group (?... of an unknown kind; flags for the whole must stand at its start, and a"
                            + " group's name is written (?P<name>...)",
                    position);
        }
        RegexFlags inner = flagged(flagged(flags, on, true), off, false);
        return closed(inner.ignoreCase() ? "(?i:" : "(?-i:", true, inner, position);
    }

    private IllegalArgumentException fault(String what) {
        return text.fault(what, text.position());
    }
}
