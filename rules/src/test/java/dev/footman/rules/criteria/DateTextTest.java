// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.criteria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {
    private static final Instant NOW = Instant.parse("2020-05-20T08:00:00Z");

    /** The readings are dateutil's. */
    @ParameterizedTest
    @CsvSource(delimiter = '¦', textBlock = """
            # text                              ¦ instant                  ¦ why
            2014-07-01T10:00:00Z                ¦ 2014-07-01T10:00:00Z     ¦ ISO 8601
            2014-07-01T10:00:00.123456789Z      ¦ 2014-07-01T10:00:00.123456789Z ¦ with a fraction
            2014-07-01 10:00:00,5               ¦ 2014-07-01T10:00:00.5Z   ¦ with a blank and a comma
            2014-07-01T10:00:00+02:00           ¦ 2014-07-01T08:00:00Z     ¦ an offset
            2014-07-01 10:00:00 +0200           ¦ 2014-07-01T08:00:00Z     ¦ without its colon
            2014-07-01T10:00:00-07              ¦ 2014-07-01T17:00:00Z     ¦ or its minutes
            2014-07-01                          ¦ 2014-07-01T00:00:00Z     ¦ a day begins at midnight
            2014-7-1                            ¦ 2014-07-01T00:00:00Z     ¦ noughts may be left out
            20140701                            ¦ 2014-07-01T00:00:00Z     ¦ and separators
            20140701T000101.5Z                  ¦ 2014-07-01T00:01:01.5Z   ¦ of the time too
            201407010001                        ¦ 2014-07-01T00:01:00Z     ¦ all of them
            Tue, 01 Jul 2014 00:01:01 GMT       ¦ 2014-07-01T00:01:01Z     ¦ RFC 1123
            Tuesday, 01-Jul-14 00:01:01 GMT     ¦ 2014-07-01T00:01:01Z     ¦ RFC 850
            Tue Jul  1 00:01:01 UTC 2014        ¦ 2014-07-01T00:01:01Z     ¦ as by the command date
            July 1, 2014                        ¦ 2014-07-01T00:00:00Z     ¦ with a month's name
            1 July 2014 10am                    ¦ 2014-07-01T10:00:00Z     ¦ half a day at a time
            July 1st, 2014 12:30 am             ¦ 2014-07-01T00:30:00Z     ¦ from twelve
            7/1/2014                            ¦ 2014-07-01T00:00:00Z     ¦ the month first
            13/1/2014                           ¦ 2014-01-13T00:00:00Z     ¦ unless it cannot be one
            2014/07/01 10:00 PM                 ¦ 2014-07-01T22:00:00Z     ¦ or the year
            01-02-69                            ¦ 2069-01-02T00:00:00Z     ¦ the year within fifty
            01-02-71                            ¦ 1971-01-02T00:00:00Z     ¦ before or after
            July 2014                           ¦ 2014-07-20T00:00:00Z     ¦ the day is today's
            10:30                               ¦ 2020-05-20T10:30:00Z     ¦ all of it
            """)
    void aDateIsReadInManySpellings(String text, Instant instant, String why) {
        assertThat(DateText.read(text, NOW)).as(why).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # text                ¦ why
            §§                    ¦ nothing is no date
            not a date            ¦ nor are words
            1404172861            ¦ nor are seconds
            1404172861000         ¦ nor are milliseconds
            5                     ¦ nor is a number
            2014-13-01            ¦ there is no such month
            2014-02-30            ¦ there is no such day
            2014-07-01T24:00:00   ¦ there is no such hour
            2014-07-01 13:00 pm   ¦ there is no such half
            2014-07-01T10:00:00+99:00 ¦ there is no such offset
            2014-07-01 10:00 XYZ  ¦ there is no such zone
            1 2 3 July            ¦ there is a number too many
            Tuesday               ¦ there are too many of them
            """)
    void whatIsNoDateIsRefused(String text, String why) {
        assertThatIllegalArgumentException()
                .as(why)
                .isThrownBy(() -> DateText.read(text, NOW))
                .withMessage("the value must be a date such as 2014-07-01T10:30:00Z, but is '%s'", text);
    }

    @Test
    void anyTextIsReadOrRefused() {
        Random random = new Random(9);
        String[] words =
                "2014 07 1 99 - / : . T Z +02:00 + July Tue am pm , 10:30 20140701 99:99 0 GMT é".split(" ", -1);
        int read = 0;
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(7), 0, words.length)
                    .forEach(at -> text.append(words[at]).append(at % 3 == 0 ? " " : ""));
            try {
                assertThat(DateText.read(text.toString(), NOW)).isNotNull();
                read++;
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).startsWith("the value must be a date");
            }
        }
        assertThat(read).isGreaterThan(50);
    }
}
