// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.processor.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitingTest {
    private static final long NOW = 1_769_853_600_000L;

    private final KeyValueStore<Bytes, byte[]> store = MemoryStore.of(Serdes.Bytes(), Serdes.ByteArray());
    private final Waiting waiting = new Waiting(store, new Owed());

    @ParameterizedTest
    @CsvSource(textBlock = """
            # passed, taken, and why
            999,      '',    the first has a millisecond to go
            1000,     a,     the first is due
            1999,     a,     the others have a millisecond to go
            2000,     a b c, two may be due at one time
            9000,     a b c, all were due long ago
            """)
    void ofThreeThatWaitAreTaken(long passed, String taken, String why) {
        // given
        put("b", NOW + 2_000);
        put("a", NOW + 1_000);
        put("c", NOW + 2_000);

        // when
        List<String> handedOver = takeDue(NOW + passed);

        // then
        assertThat(String.join(" ", handedOver)).as(why).isEqualTo(taken);
        commit();
        assertThat(store.approximateNumEntries()).as(why).isEqualTo(3 - handedOver.size());
    }

    @Test
    void aDeliveryIsTakenOnceAndWhole() {
        // given
        put("a", NOW);
        List<String> deliveries = waiting.takeDue(NOW).stream()
                .map(kept ->
                        kept.destination() + " " + new String(kept.delivery().get(), StandardCharsets.UTF_8))
                .toList();

        // when
        List<String> again = takeDue(NOW + 1);

        // then
        assertThat(deliveries).containsExactly("http://r.test:80 delivery a");
        assertThat(again).isEmpty();
    }

    @Test
    void aDeliveryThatIsDueAtTheMomentOfTheLastLookIsNotMissed() {
        // given
        takeDue(NOW);

        // when
        put("a", NOW);
        put("b", NOW + 1);

        // then
        assertThat(takeDue(NOW + 1)).containsExactly("a", "b");
    }

    @Test
    void whatWasPutAfterTheClockWentBackIsTakenInItsOwnTime() {
        // given
        put("a", NOW);
        takeDue(NOW);

        // when
        put("b", NOW - 10_000);

        // then
        assertThat(takeDue(NOW - 10_001)).isEmpty();
        assertThat(takeDue(NOW - 10_000)).containsExactly("b");
    }

    @Test
    void aLookWithAnEarlierTimeTakesNothingAndLosesNothing() {
        // given
        put("a", NOW);
        takeDue(NOW - 1);

        // when
        List<String> earlier = takeDue(NOW - 60_000);

        // then
        assertThat(earlier).isEmpty();
        assertThat(takeDue(NOW)).containsExactly("a");
    }

    @Test
    void moreThanAPieceComesInTheOrderOfTimeOverSeveralTimes() {
        // given
        for (int i = 4_000; i >= 0; i--) {
            put("id-" + i, NOW + i);
        }

        // when
        List<String> first = takeDue(NOW + 5_000);
        List<String> second = takeDue(NOW + 5_000);
        List<String> third = takeDue(NOW + 5_000);

        // then
        assertThat(first).hasSize(2_000).startsWith("id-0", "id-1").endsWith("id-1999");
        assertThat(second).hasSize(2_000).startsWith("id-2000").endsWith("id-3999");
        assertThat(third).containsExactly("id-4000");
    }

    @Test
    void oneThatIsTakenByItsKeyIsNotDueAnyMore() {
        // given
        put("a", NOW);
        put("b", NOW);

        // when
        Kept taken = waiting.take(new DueKey(NOW, "a"));

        // then
        assertThat(taken).isNotNull();
        assertThat(waiting.take(new DueKey(NOW, "a"))).isNull();
        assertThat(takeDue(NOW)).containsExactly("b");
    }

    /** Lets pass as many ticks as have a commit between them. */
    private void commit() {
        for (int tick = 0; tick < 5; tick++) {
            waiting.tick();
        }
    }

    private void put(String id, long due) {
        byte[] delivery = ("delivery " + id).getBytes(StandardCharsets.UTF_8);
        waiting.put(new Kept(new DueKey(due, id), "http://r.test:80", Bytes.wrap(delivery)));
    }

    private List<String> takeDue(long now) {
        return waiting.takeDue(now).stream().map(kept -> kept.key().id()).toList();
    }
}
