// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-31T03:15:42Z");

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            # header                        | wait     | why
            0                               | PT0S     | at once
            120                             | PT2M     | seconds
            ' 5 '                           | PT5S     | blanks around it are nothing
            999999999                       | PT277777H46M39S | the longest that is read
            1000000000                      | -        | more than thirty years is no wait
            -1                              | -        | no number of seconds
            1.5                             | -        | no whole number
            5s                              | -        | no unit is known
            \u0665                          | -        | an Arabic digit is none of HTTP
            ''                              | -        | nothing
            soon                            | -        | neither number nor date
            Sat, 31 Jan 2026 03:16:42 GMT   | PT1M     | a date
            Sat, 31 Jan 2026 03:15:42 GMT   | PT0S     | now
            Sat, 31 Jan 2026 03:15:41 GMT   | PT0S     | a date in the past
            Saturday, 31-Jan-26 03:16:42 GMT | PT1M    | the form of RFC 850
            Sat Jan 31 03:16:42 2026        | PT1M     | the form of asctime
            2026-01-31T03:16:42Z            | -        | ISO 8601 is no date of HTTP
            Sat Jan  3 03:16:42 2026        | PT0S     | a day of one digit, in the past
            Sun, 31 Jan 2026 03:16:42 GMT   | -        | the day was a Saturday
            Sat, 31 Jan 2026 03:16:42 CET   | -        | dates of HTTP are in GMT
            """)
    void aHeaderAsksFor(String header, Duration wait, String why) {
        assertThat(RetryAfter.read(header, NOW)).as(why).isEqualTo(wait);
    }
}
