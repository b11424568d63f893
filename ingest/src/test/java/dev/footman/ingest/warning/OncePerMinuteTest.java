// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OncePerMinuteTest {
    private final OncePerMinute<String> warnings = new OncePerMinute<>(2);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # at,   allowed, why
            100000, false,   it is the same instant
            159999, false,   a millisecond of the minute is left
            160000, true,    the minute is over
            99000,  false,   a clock set back a little is within the minute
            10000,  true,    a clock set back far must not silence the subject for long
            """)
    void afterAWarningAtAHundredSecondsTheNextIs(long at, boolean allowed, String why) {
        warnings.allows("10.1.2.3", 100_000);

        assertThat(warnings.allows("10.1.2.3", at)).as(why).isEqualTo(allowed);
    }

    @Test
    void aSubjectMoreThanItRemembersIsNotWarnedOfUntilAnOldOneIsOver() {
        warnings.allows("a", 0);
        warnings.allows("b", 30_000);

        assertThat(warnings.allows("c", 59_999)).isFalse();
        assertThat(warnings.allows("c", 60_000)).isTrue();
        assertThat(warnings.allows("d", 60_001)).isFalse();
    }
}
