// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operator matchwildcard: {@code *}, {@code ?}, {@code [seq]} and {@code [!seq]} over the whole value, by code point.
 *
 * <p>Source: the contract, section 4.2, and Python's fnmatch, whose rules it names. {@code ^} does not negate, and there is
 * no escape but {@code [*]}.
 */
final class Wildcard implements Question {
    private static final long MOST_STEPS = 20_000_000;

    private sealed interface Place {
        boolean fits(int c);
    }

    private record Literal(int wanted) implements Place {
        @Override
        public boolean fits(int c) {
            return c == wanted;
        }
    }

    private record Any() implements Place {
        @Override
        public boolean fits(int c) {
            return true;
        }
    }

    private record Star() implements Place {
        @Override
        public boolean fits(int c) {
            return true;
        }
    }

    /** Ranges as pairs: the first and the last of each. */
    private record Among(boolean negated, List<int[]> ranges) implements Place {
        @Override
        public boolean fits(int c) {
            for (int[] range : ranges) {
                if (range[0] <= c && c <= range[1]) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    private final Place[] places;

    private Wildcard(List<Place> places) {
        this.places = places.toArray(Place[]::new);
    }

    static Wildcard of(String pattern) {
        int[] points = pattern.codePoints().toArray();
        List<Place> places = new ArrayList<>();
        int at = 0;
        while (at < points.length) {
            int end = points[at] == '[' ? endOfSet(points, at) : -1;
            if (end > 0) {
                places.add(set(points, at + 1, end));
                at = end + 1;
            } else {
                add(places, points[at++]);
            }
        }
        return new Wildcard(places);
    }

    private static void add(List<Place> places, int c) {
        boolean afterStar = !places.isEmpty() && places.getLast() instanceof Star;
        if (c != '*') {
            places.add(c == '?' ? new Any() : new Literal(c));
        } else if (!afterStar) {
            places.add(new Star());
        }
    }

    /** Where the set that opens at {@code open} is closed, or -1; a bracket right behind the opening is one of the set. */
    private static int endOfSet(int[] points, int open) {
        int at = open + 1;
        at += at < points.length && points[at] == '!' ? 1 : 0;
        at += at < points.length && points[at] == ']' ? 1 : 0;
        while (at < points.length && points[at] != ']') {
            at++;
        }
        return at < points.length ? at : -1;
    }

    private static Place set(int[] points, int from, int end) {
        boolean negated = points[from] == '!';
        List<int[]> ranges = new ArrayList<>();
        int at = negated ? from + 1 : from;
        while (at < end) {
            boolean isRange = at + 2 < end && points[at + 1] == '-';
            ranges.add(new int[] {points[at], isRange ? points[at + 2] : points[at]}); // one from z to a holds nothing
            at += isRange ? 3 : 1;
        }
        return new Among(negated, ranges);
    }

    @Override
    public Answer about(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return TextQuestion.noText(value);
        }
        if ((long) text.length() * places.length > MOST_STEPS) {
            return new Answer.Unanswerable(
                    "the value is too long for this pattern: their lengths multiplied are more than " + MOST_STEPS);
        }
        return Answer.of(fits(text));
    }

    /** On a mismatch it goes back to the last star only: one further back could do no better. */
    private boolean fits(String text) {
        int at = 0;
        int place = 0;
        int afterStar = -1;
        int retryAt = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (place < places.length && places[place] instanceof Star) {
                afterStar = ++place;
                retryAt = at;
            } else if (place < places.length && places[place].fits(c)) {
                place++;
                at += Character.charCount(c);
            } else if (afterStar >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                place = afterStar;
            } else {
                return false;
            }
        }
        return place == places.length || (place == places.length - 1 && places[place] instanceof Star);
    }
}
