// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the usual spellings of a point in time: ISO 8601 (also without separators), RFC 1123 and such as
 * {@code July 1, 2014 10:30 pm}. Without a zone it is UTC; parts that are left out are those of the present day.
 *
 * <p>Source: the contract, section 4.2, which names Python's dateutil. A zone other than UTC must be an offset.
 */
final class DateText {
    private static final int LONGEST = 100; // characters
    private static final String ZONE = "(?<zone>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?";
    private static final Pattern COMPACT = Pattern.compile(
            "(?<date>\\d{8})[T ]?(?<hour>\\d{2})(?<minute>\\d{2})(?<second>\\d{2})?(?<rest>(?:[.,]\\d+)?\\s*" + ZONE
                    + ")",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TIME = Pattern.compile(
            "(?:(?<=\\d)T|(?<![\\d:]))(?<hour>\\d{1,2})(?:(?::(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9})\\d*)?)?)"
                    + "(?:\\s*(?<half>[ap])m\\b)?|\\s*(?<half2>[ap])m\\b|(?<=T\\d\\d))\\s*" + ZONE + "(?![\\w:+])",
            Pattern.CASE_INSENSITIVE);

    private final Instant now;

    private DateText(Instant now) {
        this.now = now;
    }

    /**
     * The point in time that {@code text} names.
     *
     * @throws IllegalArgumentException if it names none; a mere number, such as seconds since 1970, does not
     */
    static Instant read(String text, Instant now) {
        try {
            if (text.length() <= LONGEST) {
                return new DateText(now).instant(text.strip());
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(wrong(text), e);
        }
        throw new IllegalArgumentException(wrong(text.substring(0, LONGEST) + "..."));
    }

    private static String wrong(String text) {
        return "the value must be a date such as 2014-07-01T10:30:00Z, but is '%s'".formatted(text);
    }

    private Instant instant(String text) {
        Matcher compact = COMPACT.matcher(text);
        String written = compact.matches() ? spread(compact) : text;
        Matcher time = TIME.matcher(written);
        if (!time.find()) {
            return date(written).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        String around = written.substring(0, time.start()) + " " + written.substring(time.end());
        LocalDate date = around.isBlank() ? today() : date(around);
        return LocalDateTime.of(date, time(time)).toInstant(zone(time.group("zone")));
    }

    private static String spread(Matcher compact) {
        String second = compact.group("second") == null ? "00" : compact.group("second");
        return "%sT%s:%s:%s%s"
                .formatted(
                        compact.group("date"),
                        compact.group("hour"),
                        compact.group("minute"),
                        second,
                        compact.group("rest"));
    }

    private LocalDate date(String text) {
        return new DayText(today()).read(text.strip().replaceAll("^[\\s,;]+|[\\s,;]+$", ""));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static LocalTime time(Matcher time) {
        int hour = number(time.group("hour"));
        String half = time.group("half") == null ? time.group("half2") : time.group("half");
        if (half != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException("there is no hour " + hour + " in half a day");
            }
            hour = hour % 12 + (half.toLowerCase(Locale.ROOT).equals("p") ? 12 : 0);
        }
        String fraction = time.group("fraction") == null ? "" : time.group("fraction");
        int nanos = number((fraction + "000000000").substring(0, 9));
        return LocalTime.of(hour, number(time.group("minute")), number(time.group("second")), nanos);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static ZoneOffset zone(@Nullable String zone) {
        if (zone == null || Character.isLetter(zone.charAt(0))) {
            return ZoneOffset.UTC;
        }
        return ZoneOffset.of(zone);
    }
}
