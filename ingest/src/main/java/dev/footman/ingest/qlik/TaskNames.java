// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

/** Tells task name, app name and user apart where semicolons in them make more than three parts. */
final class TaskNames {
    private static final int TASK = 2;

    private TaskNames() {}

    /**
     * The part with which the user begins: the last that holds a backslash, as in {@code LAB\anna}, if task and app keep a
     * part each, else the last part.
     *
     * @param last the last part of the names
     */
    static int userPart(Parts parts, int last) {
        int backslash = parts.text().lastIndexOf('\\', parts.end(last) - 1);
        int part = backslash < 0 ? 0 : parts.partAt(backslash);
        return part >= TASK + 2 ? part : last;
    }

    /**
     * The part with which the app's name begins: after Qlik's own habit the task's name ends with the app's ("Manually
     * triggered reload of Sales"), and the longest such app is taken; where there is none, the last part.
     *
     * @param last the last part before the user
     */
    static int appPart(Parts parts, int last) {
        if (last == TASK + 1) {
            return last;
        }
        int from = parts.start(TASK);
        int to = parts.end(last);
        int app = repeatedEnd(parts.text(), from, to);
        return app == 0 ? last : parts.partAt(to - app);
    }

    /**
     * The length of the longest A for which the range ends with {@code A;A}, or 0.
     *
     * <p>The Z algorithm, read from the end: time linear in the text, for a hostile datagram can be all semicolons.
     */
    private static int repeatedEnd(String text, int from, int to) {
        int longest = 0;
        int[] alike = new int[to - from]; // how many characters before (to - i) are those before the end
        int boxStart = 0;
        int boxEnd = 0;
        for (int i = 1; i < alike.length; i++) {
            int run = i < boxEnd ? Math.min(boxEnd - i, alike[i - boxStart]) : 0;
            while (i + run < alike.length && text.charAt(to - 1 - run) == text.charAt(to - 1 - i - run)) {
                run++;
            }
            alike[i] = run;
            if (i + run > boxEnd) {
                boxStart = i;
                boxEnd = i + run;
            }
            int app = i - 1;
            if (run >= app && text.charAt(to - i) == ';') {
                longest = app;
            }
        }
        return longest;
    }
}
