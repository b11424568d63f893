// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettledHistoryTest {
    private static final long SECOND = 1_000_000_000L;

    private final SettledHistory history = new SettledHistory(Duration.ofSeconds(10));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # partition, second, settled, and why
            0,           9,      0,       nothing was known yet
            0,           10,     5,       it was told at this moment
            0,           11,     5,       it is what was told last
            0,           12,     8,       more was told
            0,           99,     8,       it is what was told last, however long ago
            1,           12,     7,       each partition is on its own
            2,           12,     0,       nobody told of this one
            """)
    void settledWasAt(int partition, long second, long settled, String why) {
        // given
        history.note(10 * SECOND, Map.of(0, 5L, 1, 2L));
        history.note(12 * SECOND, Map.of(0, 8L, 1, 7L));

        // when
        long known = history.at(partition, second * SECOND);

        // then
        assertThat(known).as(why).isEqualTo(settled);
    }

    @Test
    void whatIsOlderThanWhatIsRememberedIsForgotten() {
        // given
        history.note(10 * SECOND, Map.of(0, 5L));
        history.note(11 * SECOND, Map.of(0, 6L));

        // when
        history.note(21 * SECOND, Map.of(0, 9L));

        // then
        assertThat(history.at(0, 10 * SECOND)).isZero();
        assertThat(history.at(0, 11 * SECOND)).isEqualTo(6);
    }

    @Test
    void timesMayPassTheGreatestNumber() {
        // given
        history.note(Long.MAX_VALUE - SECOND, Map.of(0, 5L));
        history.note(Long.MIN_VALUE + SECOND, Map.of(0, 8L));

        // when
        long before = history.at(0, Long.MAX_VALUE);
        long after = history.at(0, Long.MIN_VALUE + SECOND);

        // then
        assertThat(before).isEqualTo(5);
        assertThat(after).isEqualTo(8);
    }
}
