// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the header Retry-After (RFC 9110, section 10.2.3), which counts seconds or names a time. */
final class RetryAfter {
    private static final int DIGITS_AT_MOST = 9;

    /** The three forms of a date that RFC 9110, section 5.6.7, has every recipient read. */
    private static final List<DateTimeFormatter> DATES = List.of(
            date("EEE, dd MMM uuuu HH:mm:ss 'GMT'"),
            date("EEEE, dd-MMM-uu HH:mm:ss 'GMT'"),
            date("EEE MMM ppd HH:mm:ss uuuu"));

    private RetryAfter() {}

    /** The wait that {@code value} asks for at {@code now}, zero where its time has passed; null where it cannot be read. */
    static @Nullable Duration read(String value, Instant now) {
        String text = value.strip();
        boolean isNumber = !text.isEmpty() && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        if (isNumber) {
            return text.length() <= DIGITS_AT_MOST ? Duration.ofSeconds(Long.parseLong(text)) : null;
        }
        for (DateTimeFormatter form : DATES) {
            try {
                Duration wait = Duration.between(now, form.parse(text, Instant::from));
                return wait.isNegative() ? Duration.ZERO : wait;
            } catch (DateTimeException e) {
                // it may be of the next form
            }
        }
        return null;
    }

    private static DateTimeFormatter date(String form) {
        return DateTimeFormatter.ofPattern(form, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }
}
