// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstSeenTest {
    private static final long AT = 1_769_853_600_000L;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    @ParameterizedTest
    @CsvSource(textBlock = """
            # event, seconds later, window, is a repetition, and why
            second,  0,             PT10M,  true,            it came at the same time
            second,  599,           PT10M,  true,            the window has a second to go
            second,  600,           PT10M,  false,           the window's end is outside it
            second,  -599,          PT10M,  true,            it came late
            second,  -600,          PT10M,  false,           it came from before the window
            first,   0,             PT10M,  false,           it is the first itself
            first,   599,           PT10M,  false,           so it is whenever it is seen
            second,  0,             PT0S,   false,           no window holds nothing
            """)
    void anotherEvent(String event, long later, Duration window, boolean repetition, String why) {
        // given
        FirstSeen first = new FirstSeen("first", AT);

        // when
        boolean repeated = first.isRepeatedBy(event, AT + 1_000 * later, window);

        // then
        assertThat(repeated).as(why).isEqualTo(repetition);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # seconds later, is over
            0,               false
            600,             false
            1200,            false
            1201,            true
            -1201,           false
            """)
    void itIsKeptForTwoWindows(long later, boolean over) {
        // given
        FirstSeen first = new FirstSeen("first", AT);

        // when
        boolean isOver = first.isOver(TEN_MINUTES, AT + 1_000 * later);

        // then
        assertThat(isOver).isEqualTo(over);
    }
}
