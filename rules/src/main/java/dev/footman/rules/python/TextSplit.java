// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts taken apart, and put together. */
public final class TextSplit {
    private TextSplit() {}

    /** As {@code str.split}: at white space if {@code separator} is null; a negative {@code most} is no bound. */
    static OwnList split(String text, @Nullable String separator, long most, Budget budget) {
        budget.text(text.length());
        if (separator == null) {
            return words(text, most, budget);
        }
        checkSeparator(separator);
        OwnList parts = new OwnList();
        int at = 0;
        while (parts.size() != most) {
            int found = TextSearch.indexOf(text, separator, at, budget);
            if (found < 0) {
                break;
            }
            add(parts, text.substring(at, found), budget);
            at = found + separator.length();
        }
        add(parts, text.substring(at), budget);
        return parts;
    }

    private static void checkSeparator(String separator) {
        if (separator.isEmpty()) {
            throw new PythonException("empty separator");
        }
    }

    private static void add(OwnList parts, String part, Budget budget) {
        budget.items(parts.size() >= Budget.LARGEST_LIST ? parts.size() + 1 : 1);
        parts.add(part);
    }

    private static OwnList words(String text, long most, Budget budget) {
        OwnList words = new OwnList();
        int at = skip(text, 0, true);
        while (at < text.length()) {
            if (words.size() == most) {
                add(words, TextShape.strip(text.substring(at), TextShape::isSpace, true, false), budget);
                break;
            }
            int end = skip(text, at, false);
            add(words, text.substring(at, end), budget);
            at = skip(text, end, true);
        }
        return words;
    }

    private static int skip(String text, int from, boolean spaces) {
        int at = from;
        while (at < text.length() && TextShape.isSpace(text.charAt(at)) == spaces) {
            at++;
        }
        return at;
    }

    /** As {@code str.rsplit}: the bound counts from the end. */
    static OwnList splitFromEnd(String text, @Nullable String separator, long most, Budget budget) {
        OwnList all = split(text, separator, -1, budget);
        if (most < 0 || all.size() <= most + (separator == null ? 0 : 1)) {
            return all;
        }
        OwnList parts = new OwnList(all.subList((int) (all.size() - most), all.size()));
        int rest = text.length();
        for (int i = 0; i < parts.size(); i++) {
            String part = String.valueOf(parts.get(parts.size() - 1 - i));
            rest = separator == null
                    ? text.lastIndexOf(part, rest - part.length())
                    : rest - part.length() - separator.length();
        }
        String head = text.substring(0, rest);
        parts.addFirst(separator == null ? TextShape.strip(head, TextShape::isSpace, false, true) : head);
        return parts;
    }

    static OwnList lines(String text, boolean keepEnds, Budget budget) {
        budget.text(text.length());
        OwnList lines = new OwnList();
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLineEnd(c)) {
                continue;
            }
            int end = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n' ? i + 2 : i + 1;
            add(lines, text.substring(at, keepEnds ? end : i), budget);
            at = end;
            i = end - 1;
        }
        if (at < text.length()) {
            add(lines, text.substring(at), budget);
        }
        return lines;
    }

    /** The lines of a text, without their ends. */
    public static OwnList lines(String text, Budget budget) {
        return lines(text, false, budget);
    }

    private static boolean isLineEnd(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    static Tuple partition(String text, String separator, boolean fromEnd, Budget budget) {
        checkSeparator(separator);
        int at = fromEnd ? lastIndexOf(text, separator, budget) : TextSearch.indexOf(text, separator, 0, budget);
        if (at < 0) {
            return fromEnd ? Tuple.of("", "", text) : Tuple.of(text, "", "");
        }
        return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
    }

    static int lastIndexOf(String text, String part, Budget budget) {
        budget.steps(1 + (long) text.length() * Math.max(1, part.length()) / 64);
        return text.lastIndexOf(part);
    }

    /** As {@code str.join}. */
    static String joined(String between, List<?> items, Budget budget) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            String text = Types.text(items.get(i));
            if (text == null) {
                throw PythonException.of(items.get(i), "sequence item " + i + ": expected str instance, %s found");
            }
            budget.text(
                    (long) out.length() + between.length() + text.length() > Budget.LONGEST_TEXT
                            ? Long.MAX_VALUE
                            : between.length() + text.length());
            out.append(i == 0 ? "" : between).append(text);
        }
        return out.toString();
    }
}
