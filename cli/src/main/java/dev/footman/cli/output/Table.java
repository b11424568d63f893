// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows under a head, in columns as wide as what stands in them, with StackStorm's borders. */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... head) {
        this(List.of(head));
    }

    Table(List<String> head) {
        add(head);
    }

    /** Adds a row; line breaks and tabs in it become blanks. */
    public void add(String... row) {
        add(List.of(row));
    }

    void add(List<String> row) {
        rows.add(row.stream()
                .map(cell -> Controls.inOneLine(cell.replaceAll("\\R|\t", " ")))
                .toList());
    }

    @Override
    public String toString() {
        List<Integer> widths = IntStream.range(0, rows.getFirst().size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        String border = widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("+", "+", "+"));
        List<String> lines = new ArrayList<>(List.of(border, line(rows.getFirst(), widths), border));
        rows.stream().skip(1).forEach(row -> lines.add(line(row, widths)));
        lines.add(border);
        return String.join(System.lineSeparator(), lines);
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> " " + row.get(column)
                        + " ".repeat(widths.get(column) - row.get(column).length() + 1))
                .collect(Collectors.joining("|", "|", "|"));
    }
}
