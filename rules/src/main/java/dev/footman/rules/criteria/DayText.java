// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the day of a date: {@code 2014-07-01}, {@code 20140701}, {@code 7/1/2014} (the month first, unless it cannot be
 * one) or with a month's name.
 */
final class DayText {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/.](\\d{1,2})(?:[-/.](\\d{1,2}))?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4}|\\d{2})");
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,4})(?:st|nd|rd|th)?");
    private static final Set<String> FILLERS = Set.of("of", "on", "at", "and", "t");

    private final LocalDate today;
    private @Nullable Integer year;
    private @Nullable Integer day;
    private @Nullable Month month;

    DayText(LocalDate today) {
        this.today = today;
    }

    /** The day; parts that are left out are today's. Throws a {@link DateTimeException} if there is none. */
    LocalDate read(String text) {
        for (Pattern numbers : new Pattern[] {YEAR_FIRST, COMPACT}) {
            Matcher date = numbers.matcher(text);
            if (date.matches()) {
                day = date.group(3) == null ? null : number(date.group(3));
                return day(number(date.group(1)), number(date.group(2)));
            }
        }
        Matcher last = YEAR_LAST.matcher(text);
        return last.matches() ? yearLast(last) : words(text);
    }

    private LocalDate yearLast(Matcher date) {
        int first = number(date.group(1));
        int second = number(date.group(2));
        day = first > 12 ? first : second;
        return day(fullYear(date.group(3)), first > 12 ? second : first);
    }

    private LocalDate words(String text) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[\\s,;./-]+", -1)) {
            word(word);
        }
        if (month == null || (day == null && year == null)) {
            throw new DateTimeException("there is no month's name with a day or a year");
        }
        return day(year == null ? today.getYear() : year, month.getValue());
    }

    private void word(String word) {
        Matcher number = NUMBER.matcher(word);
        if (number.matches()) {
            place(number.group(1));
        } else if (month == null && monthOf(word) != null) {
            month = monthOf(word);
        } else if (!FILLERS.contains(word) && !isWeekday(word)) {
            throw new DateTimeException("'%s' is no part of a date".formatted(word));
        }
    }

    private void place(String digits) {
        if (day == null && digits.length() <= 2 && number(digits) <= 31) {
            day = number(digits);
        } else if (year == null) {
            year = fullYear(digits);
        } else {
            throw new DateTimeException("there is a number too many");
        }
    }

    /** A month without a day is meant on today's day, or on its own last one. */
    private LocalDate day(int ofYear, int ofMonth) {
        int last = YearMonth.of(ofYear, ofMonth).lengthOfMonth();
        return LocalDate.of(ofYear, ofMonth, day == null ? Math.min(today.getDayOfMonth(), last) : day);
    }

    /** A year of two digits is the one within fifty years. */
    private int fullYear(String digits) {
        int written = number(digits);
        if (digits.length() > 2) {
            return written;
        }
        int guess = today.getYear() / 100 * 100 + written;
        return guess >= today.getYear() + 50 ? guess - 100 : guess < today.getYear() - 50 ? guess + 100 : guess;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static @Nullable Month monthOf(String word) {
        for (Month month : Month.values()) {
            if (names(word, month.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                    || (word.equals("sept") && month == Month.SEPTEMBER)) {
                return month;
            }
        }
        return null;
    }

    private static boolean isWeekday(String word) {
        return Arrays.stream(DayOfWeek.values())
                .anyMatch(weekday -> names(word, weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
    }

    private static boolean names(String word, String name) {
        String full = name.toLowerCase(Locale.ROOT);
        return word.equals(full) || word.equals(full.substring(0, 3));
    }
}
