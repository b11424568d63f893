// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** What {@code re.sub} puts in: text, and references to groups such as {@code \1} and {@code \g<name>}. */
final class PythonReplacement {
    private sealed interface Part {}

    private record Fixed(String text) implements Part {}

    private record Group(int number) implements Part {}

    private final RegexText text;
    private final int groups;
    private final Map<String, Integer> names;
    private final List<Part> parts = new ArrayList<>();

    private PythonReplacement(String text, int groups, Map<String, Integer> names) {
        this.text = new RegexText(text);
        this.groups = groups;
        this.names = names;
    }

    /**
     * Reads a replacement.
     *
     * @throws IllegalArgumentException if it has an escape that Python does not know, or refers to no group
     */
    static PythonReplacement read(String text, int groups, Map<String, Integer> names) {
        PythonReplacement replacement = new PythonReplacement(text, groups, names);
        while (!replacement.text.isAtEnd()) {
            String plain = replacement.text.takeWhile(c -> c != '\\', Integer.MAX_VALUE);
            if (!plain.isEmpty()) {
                replacement.parts.add(new Fixed(plain));
            }
            if (replacement.text.skip("\\")) {
                replacement.parts.add(replacement.escape());
            }
        }
        return replacement;
    }

    void write(IntFunction<String> group, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Fixed(String fixed) -> out.append(fixed);
                case Group(int number) -> out.append(group.apply(number));
            }
        }
    }

    private Part escape() {
        int position = text.position() - 1;
        if (text.isAtEnd()) {
            throw new IllegalArgumentException("bad escape (end of pattern) at position " + position);
        }
        int c = text.take();
        if (c == 'g') {
            return named(position);
        }
        if (c >= '0' && c <= '9') {
            return numbered(c, position);
        }
        return new Fixed(
                switch (c) {
                    case 'a' -> "\u0007";
                    case 'b' -> "\b";
                    case 'f' -> "\f";
                    case 'n' -> "\n";
                    case 'r' -> "\r";
                    case 't' -> "\t";
                    case 'v' -> "\u000b";
                    case '\\' -> "\\";
                    default -> unknown(c, position);
                });
    }

    private static String unknown(int c, int position) {
        if (c < 0x80 && Character.isLetter(c)) {
            throw new IllegalArgumentException("bad escape \\%c at position %d".formatted(c, position));
        }
        return "\\" + Character.toString(c);
    }

    private Part named(int position) {
        if (!text.skip("<")) {
            throw new IllegalArgumentException("missing < at position " + (position + 2));
        }
        String name = text.takeUntil(">", "a group's name");
        boolean number = !name.isEmpty() && name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number && !names.containsKey(name)) {
            throw new IllegalArgumentException("unknown group name '%s'".formatted(name));
        }
        return group(number ? Integer.parseInt(name) : names.getOrDefault(name, 0), position + 1);
    }

    private Part numbered(int first, int position) {
        String digits = Character.toString(first) + text.takeWhile(c -> c >= '0' && c <= '9', 1);
        boolean octal = first == '0'
                || (digits.length() == 2
                        && first <= '3'
                        && RegexEscapes.isOctal(digits.charAt(1))
                        && RegexEscapes.isOctal(text.peek()));
        if (octal) {
            int end = 0;
            while (end < digits.length() && RegexEscapes.isOctal(digits.charAt(end))) {
                end++;
            }
            text.goTo(text.position() - (digits.length() - end));
            String all = digits.substring(0, end) + text.takeWhile(RegexEscapes::isOctal, 3 - end);
            return new Fixed(Character.toString(RegexEscapes.octal(all, text, position)));
        }
        return group(Integer.parseInt(digits), position + 1);
    }

    private Part group(int number, int position) {
        if (number > groups) {
            throw new IllegalArgumentException("invalid group reference %d at position %d".formatted(number, position));
        }
        return new Group(number);
    }
}
