// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # written, meant,      and why
            300,       PT5M,       a bare number is seconds
            0,         PT0S,       nothing is a duration too
            0.25,      PT0.25S,    seconds may have fractions
            500ms,     PT0.5S,     milliseconds
            5s,        PT5S,       seconds
            1.5m,      PT1M30S,    minutes may have fractions
            2m,        PT2M,       minutes
            1h,        PT1H,       hours
            7d,        PT168H,     days
            ' 5s ',    PT5S,       blanks around it do not count
            """)
    void aDurationIsANumberAndAUnit(String written, Duration meant, String why) {
        assertThat(DurationText.parse(written)).as(why).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "-5s", "5 s", "5w", "PT5S", "1e3", "1:30", "5s5s", "9999999999999s", "5S", "٥s"})
    void allElseIsNone(String written) {
        assertThat(DurationText.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0s", "PT0.5S,500ms", "PT5S,5s", "PT90S,90s", "PT2M,2m", "PT1H,1h", "PT168H,7d"})
    void aDurationIsSpelledShort(Duration duration, String spelled) {
        assertThat(DurationText.of(duration)).isEqualTo(spelled);
    }
}
