// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the event texts that someone may have meant. */
final class NearEvents {
    private static final int NAMED = 3;
    private static final int COMPARED = 40; // characters of what was sent: longer than any event's text

    private record Near(String text, int distance) {}

    private NearEvents() {}

    /** The three nearest event texts, the nearest first, each in quotes. */
    static String to(String sent) {
        String head = sent.substring(0, Math.min(sent.length(), COMPARED)).toLowerCase(Locale.ROOT);
        return Stream.of(QlikTrigger.values())
                .map(QlikTrigger::eventText)
                .map(text -> new Near(text, distance(head, text.toLowerCase(Locale.ROOT))))
                .sorted(Comparator.comparingInt(Near::distance))
                .limit(NAMED)
                .map(near -> "'" + near.text() + "'")
                .collect(Collectors.joining(", "));
    }

    /** How many characters must be put in, taken out or changed to make one text the other (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        Arrays.setAll(row, at -> at);
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
