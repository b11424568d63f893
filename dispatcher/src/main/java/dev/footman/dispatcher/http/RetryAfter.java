// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads the header Retry-After (RFC 9110, section 10.2.3), in the form that counts seconds. */
final class RetryAfter {
    private static final int DIGITS_AT_MOST = 9;

    private RetryAfter() {}

    /** The wait that {@code value} asks for, or null where it does not read as a number of seconds. */
    static @Nullable Duration read(String value) {
        String digits = value.strip();
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= DIGITS_AT_MOST
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? Duration.ofSeconds(Long.parseLong(digits)) : null;
    }
}
