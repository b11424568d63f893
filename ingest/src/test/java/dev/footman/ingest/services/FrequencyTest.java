// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest {
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # words,              means
            every 30 seconds,     PT30S
            every 1 second,       PT1S
            every second,         PT1S
            every 5 sec,          PT5S
            every 10 secs,        PT10S
            every minute,         PT1M
            every 2 mins,         PT2M
            Every  5  Minutes,    PT5M
            ' every 24 hours ',   PT24H
            every hour,           PT1H
            every 25 hours,       -
            every 0 seconds,      -
            every -5 seconds,     -
            every weekday,        -
            at 5:00 pm,           -
            30 seconds,           -
            every 99999999999 s,  -
            '',                   -
            """)
    void wordsMean(String words, @Nullable Duration means) {
        assertThat(Frequency.parse(words).orElse(null)).isEqualTo(means);
    }
}
