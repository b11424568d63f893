// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.processor.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreSweepTest {
    private final KeyValueStore<String, Long> ends = MemoryStore.of(Serdes.String(), Serdes.Long());
    private final StoreSweep<Long> sweep = new StoreSweep<>(ends, (end, now) -> end < now);

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # events have reached, clock, kept, and why
            -,                     99,    a b,  nothing is known of the events yet
            10,                    99,    a b,  events that wait in the topic are still to be asked of a
            11,                    99,    b,    events have passed the end of a
            99,                    11,    b,    an event of a clock that was set wrong ends nothing
            99,                    99,    '',   both are over
            """)
    void ofTwoThatEndAtTenAndTwentyAreKept(@Nullable Long reached, long clock, String kept, String why) {
        // given
        ends.put("a", 10L);
        ends.put("b", 20L);
        if (reached != null) {
            sweep.reached(reached);
        }

        // when
        sweep.next(clock);

        // then
        assertThat(String.join(" ", keys())).as(why).isEqualTo(kept);
    }

    @Test
    void anEventThatComesLateDoesNotTakeTimeBack() {
        // given
        ends.put("a", 10L);
        sweep.reached(11);

        // when
        sweep.reached(5);

        // then
        sweep.next(99);
        assertThat(keys()).isEmpty();
    }

    @Test
    void aLargeStoreIsSweptAPieceAtATimeAndThenAnew() {
        // given
        fill(4_500);
        sweep.reached(99);

        // when
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            sweep.next(99);
            kept.add(keys().size());
        }

        // then
        assertThat(kept).containsExactly(2_500, 500, 0);
    }

    @Test
    void behindTheLastPieceTheSweepBeginsAnew() {
        // given
        fill(2_001);
        sweep.reached(99);
        sweep.next(99);
        ends.put("0000", 10L);

        // when
        sweep.next(99);
        int afterTheLastPiece = keys().size();
        sweep.next(99);

        // then
        assertThat(afterTheLastPiece).isEqualTo(1);
        assertThat(keys()).isEmpty();
    }

    @Test
    void whatIsKeptCountsAsLookedAt() {
        // given
        for (int i = 0; i < 2_000; i++) {
            ends.put("%04d".formatted(i), 1_000L);
        }
        ends.put("9999", 10L);
        sweep.reached(99);
        sweep.next(99);
        int afterOnePiece = keys().size();

        // when
        sweep.next(99);

        // then
        assertThat(afterOnePiece).isEqualTo(2_001);
        assertThat(keys()).hasSize(2_000).doesNotContain("9999");
    }

    private void fill(int entries) {
        for (int i = 0; i < entries; i++) {
            ends.put("%04d".formatted(i), 10L);
        }
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        try (var entries = ends.all()) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }
}
