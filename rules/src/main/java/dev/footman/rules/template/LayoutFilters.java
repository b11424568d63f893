// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.template;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.CodePoints;
import dev.footman.rules.python.Given;
import dev.footman.rules.python.OwnList;
import dev.footman.rules.python.Printed;
import dev.footman.rules.python.PythonException;
import dev.footman.rules.python.TextShape;
import dev.footman.rules.python.TextSplit;
import dev.footman.rules.python.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Filters that lay a text out: indented, cut, wrapped, in the middle. */
final class LayoutFilters {
    static final Map<String, Filter> ALL = Map.ofEntries(
            Filter.ofText("center", (text, given, b) -> TextShape.centered(text, given.number(0, 80), b), "width?"),
            Filter.ofText("indent", LayoutFilters::indent, "width?", "first?", "blank?"),
            Filter.ofText("truncate", LayoutFilters::truncate, "length?", "killwords?", "end?", "leeway?"),
            Filter.ofText(
                    "wordwrap",
                    LayoutFilters::wrap,
                    "width?",
                    "break_long_words?",
                    "wrapstring?",
                    "break_on_hyphens?"));

    private LayoutFilters() {}

    private static String indent(String text, Given given, Budget budget) {
        String margin = given.isSet(0) ? margin(given, budget) : "    ";
        boolean blank = given.flag(2, false);
        OwnList lines = TextSplit.lines(text + "\n", budget);
        budget.text(text.length() + (long) margin.length() * lines.size());
        StringBuilder out = new StringBuilder(given.flag(1, false) ? margin : "");
        for (int i = 0; i < lines.size(); i++) {
            String line = String.valueOf(lines.get(i));
            out.append(i == 0 ? "" : "\n")
                    .append(i > 0 && (blank || !line.isEmpty()) ? margin : "")
                    .append(line);
        }
        return out.toString();
    }

    private static String margin(Given given, Budget budget) {
        String text = Types.text(given.at(0));
        if (text != null) {
            return text;
        }
        long width = Math.max(0, given.number(0, 4));
        budget.text(width);
        return " ".repeat((int) width);
    }

    private static String truncate(String text, Given given, Budget budget) {
        long length = given.number(0, 255);
        String end = given.has(2) ? given.text(2) : "...";
        long leeway = given.isSet(3) ? given.number(3, 5) : 5;
        if (length < end.length()) {
            throw new PythonException("expected length >= %d, got %d".formatted(end.length(), length));
        }
        if (leeway < 0) {
            throw new PythonException("expected leeway >= 0, got %d".formatted(leeway));
        }
        if (CodePoints.length(text) <= length + leeway) {
            return text;
        }
        String cut = CodePoints.part(text, 0, (int) length - CodePoints.length(end));
        int blank = given.flag(1, false) ? -1 : cut.lastIndexOf(' ');
        return (blank < 0 ? cut : cut.substring(0, blank)) + end;
    }

    private static String wrap(String text, Given given, Budget budget) {
        long width = given.number(0, 79);
        if (width <= 0) {
            throw new PythonException("invalid width %d (must be > 0)".formatted(width));
        }
        boolean breakLong = given.flag(1, true);
        String between = given.isSet(2) ? given.text(2) : "\n";
        boolean hyphens = given.flag(3, true);
        StringBuilder out = new StringBuilder();
        String gap = "";
        for (Object line : TextSplit.lines(text, budget)) {
            List<String> wrapped = new Wrapping(width, breakLong).lines(chunks(Printed.str(line, budget), hyphens));
            budget.items(wrapped.size());
            budget.text(
                    out.length() + (long) between.length() * (wrapped.size() + 1) > Budget.LONGEST_TEXT
                            ? Long.MAX_VALUE
                            : text.length());
            out.append(gap).append(String.join(between, wrapped));
            gap = between;
        }
        return out.toString();
    }

    /** Words, the blanks between them, and the parts of words with hyphens. */
    private static List<String> chunks(String line, boolean hyphens) {
        List<String> chunks = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= line.length(); i++) {
            boolean edge =
                    i == line.length() || TextShape.isSpace(line.charAt(i)) != TextShape.isSpace(line.charAt(i - 1));
            boolean hyphen = hyphens
                    && i > from + 1
                    && i < line.length()
                    && line.charAt(i - 1) == '-'
                    && Character.isLetter(line.charAt(i - 2))
                    && Character.isLetter(line.charAt(i));
            if (edge || hyphen) {
                chunks.add(line.substring(from, i));
                from = i;
            }
        }
        return chunks;
    }

    /** Fills lines with chunks, as Python's {@code textwrap} does. */
    private record Wrapping(long width, boolean breakLong) {
        List<String> lines(List<String> chunks) {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String chunk : chunks) {
                String rest = chunk;
                if (length(line) + CodePoints.length(rest) > width && !(line.isEmpty() && !breakLong)) {
                    rest = overflowing(rest, line, lines);
                }
                boolean leading = line.isEmpty() && !lines.isEmpty() && rest.isBlank();
                line.append(leading ? "" : rest);
            }
            flush(line, lines);
            return lines;
        }

        private String overflowing(String chunk, StringBuilder line, List<String> lines) {
            int at = 0;
            int left = CodePoints.length(chunk);
            while (breakLong && left > width) {
                int room = (int) (width - length(line));
                int end = chunk.offsetByCodePoints(at, room);
                line.append(chunk, at, end);
                at = end;
                left -= room;
                flush(line, lines);
            }
            String rest = chunk.substring(at);
            if (length(line) + CodePoints.length(rest) > width) {
                flush(line, lines);
            }
            return rest;
        }

        private static int length(StringBuilder line) {
            return line.codePointCount(0, line.length());
        }

        private static void flush(StringBuilder line, List<String> lines) {
            String text = line.toString().stripTrailing();
            if (!text.isEmpty()) {
                lines.add(text);
            }
            line.setLength(0);
        }
    }
}
