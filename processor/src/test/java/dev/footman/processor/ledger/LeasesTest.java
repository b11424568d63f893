// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.processor.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeasesTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long NOW = 100 * HOUR;
    private static final long LENGTH = 60_000;
    private static final long LONGER = 10 * LENGTH;

    private final KeyValueStore<Long, Lease> store = MemoryStore.of(Serdes.Long(), Lease.SERDE);
    private final Leases leases = new Leases(store, Duration.ofMillis(LENGTH));

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # passed, settled up to, taken, and why
            59999,    3,             '',      the first has a millisecond to go
            60000,    3,             a,       the first runs out
            61000,    3,             a b,     so does the second
            70000,    3,             a b c,   all have run out
            70000,    2,             a b,     the third may still wait for a dispatcher
            70000,    1,             a,       so may the second
            70000,    0,             '',      all may
            """)
    void ofThreeLeasesThatWereGivenASecondApartAreTaken(long passed, long settled, String taken, String why) {
        // given
        give(0, "a", NOW);
        give(1, "b", NOW + 1_000);
        give(2, "c", NOW + 2_000);

        // when
        List<String> handedOver = takeExpired(NOW + passed, settled);

        // then
        assertThat(String.join(" ", handedOver)).as(why).isEqualTo(taken);
        commit();
        assertThat(store.approximateNumEntries()).as(why).isEqualTo(3 - handedOver.size());
    }

    @Test
    void aLeaseIsTakenOnceAndWithItsDelivery() {
        // given
        give(7, "a", NOW);
        List<String> deliveries = new ArrayList<>();
        leases.takeExpired(
                NOW + LENGTH,
                8,
                json -> 0,
                lease -> deliveries.add(new String(lease.delivery().get(), StandardCharsets.UTF_8)));

        // when
        List<String> again = takeExpired(NOW + HOUR, 8);

        // then
        assertThat(deliveries).containsExactly("delivery a");
        assertThat(again).isEmpty();
    }

    @Test
    void aLeaseThatWasSettledIsNotTaken() {
        // given
        give(0, "a", NOW);
        give(1, "b", NOW);
        leases.leave(0);

        // when
        List<String> taken = takeExpired(NOW + LENGTH, 2);

        // then
        assertThat(taken).containsExactly("b");
    }

    @Test
    void aDeliveryThatIsReadAgainAfterTheScanHasPassedItIsLeasedAnew() {
        // given
        give(0, "a", NOW);
        give(1, "b", NOW);
        takeExpired(NOW + LENGTH, 2);

        // when
        give(0, "a", NOW + LENGTH);

        // then
        assertThat(takeExpired(NOW + 2 * LENGTH, 2)).containsExactly("a");
    }

    @Test
    void whatIsSettledLaterIsTakenLater() {
        // given
        give(0, "a", NOW);
        give(1, "b", NOW);
        takeExpired(NOW + LENGTH, 1);

        // when
        List<String> unknown = takeExpired(NOW + LENGTH, 0);
        List<String> known = takeExpired(NOW + LENGTH, 2);

        // then
        assertThat(unknown).isEmpty();
        assertThat(known).containsExactly("b");
    }

    @Test
    void aLeaseThatWasGivenAfterTheClockWentBackIsTakenInItsOwnTime() {
        // given
        give(0, "a", NOW);
        takeExpired(NOW + 1_000, 2);
        leases.leave(0);

        // when
        give(1, "b", NOW - 10_000);

        // then
        assertThat(takeExpired(NOW + 50_000, 2)).containsExactly("b");
    }

    @Test
    void aLeaseOfAClockThatWasAheadDoesNotHoldUpThoseBehindIt() {
        // given
        give(0, "ahead", NOW + HOUR);
        give(1, "b", NOW);

        // when
        List<String> taken = takeExpired(NOW + LENGTH, 2);

        // then
        assertThat(taken).as("its dispatcher has had it for a lease too").containsExactly("ahead", "b");
    }

    @Test
    void aClockThatGoesBackByMoreThanALeaseDoesNotMakeALeaseLonger() {
        // given
        give(0, "a", NOW);
        takeExpired(NOW + 1_000, 1);

        // when
        List<String> taken = takeExpired(NOW - HOUR, 1);

        // then
        assertThat(taken).containsExactly("a");
    }

    @Test
    void moreThanAPieceComesInTheOrderOfOffsetsOverSeveralTimes() {
        // given
        for (int offset = 0; offset < 4_001; offset++) {
            give(offset, Integer.toString(offset), NOW);
        }

        // when
        List<String> first = takeExpired(NOW + LENGTH, 4_001);
        List<String> second = takeExpired(NOW + LENGTH, 4_001);
        List<String> third = takeExpired(NOW + LENGTH, 4_001);

        // then
        assertThat(first).hasSize(2_000).startsWith("0", "1").endsWith("1999");
        assertThat(second).hasSize(2_000).startsWith("2000").endsWith("3999");
        assertThat(third).containsExactly("4000");
    }

    @Test
    void aCallThatMayTakeLongerIsGivenItsTimeOnceAndHoldsUpNoOther() {
        // given
        give(1, "slow", NOW);
        give(2, "a", NOW + 1);
        give(3, "b", NOW + LENGTH);

        // when
        List<String> first = takeExpired(NOW + LENGTH + 1, 4);
        List<String> second = takeExpired(NOW + 2 * LENGTH, 4);
        List<String> third = takeExpired(NOW + LENGTH + 1 + LONGER, 4);

        // then
        assertThat(first).containsExactly("a");
        assertThat(second).containsExactly("b");
        assertThat(third).containsExactly("slow");
    }

    @Test
    void aLeaseWhoseDeliveryIsSentAgainStaysUntilKafkaMustHaveThat() {
        // given
        give(0, "a", NOW);
        takeExpired(NOW + LENGTH, 1);
        long before = store.approximateNumEntries();

        // when
        commit();

        // then
        assertThat(before).isEqualTo(1);
        assertThat(store.approximateNumEntries()).isZero();
    }

    @Test
    void aLeaseThatHasBeenFollowedByAnotherEntryIsNoMoreThereForItsReport() {
        // given
        give(0, "a", NOW);

        // when
        leases.leave(0);

        // then
        assertThat(leases.get(0)).isNull();
        assertThat(takeExpired(NOW + LENGTH, 1)).isEmpty();
    }

    /** Lets pass as many ticks as have a commit between them. */
    private void commit() {
        for (int tick = 0; tick < 5; tick++) {
            leases.tick();
        }
    }

    /** The deliveries that are slow may take longer. */
    private static long longer(byte[] delivery) {
        return new String(delivery, StandardCharsets.UTF_8).contains("slow") ? LONGER : 0;
    }

    private void give(long offset, String id, long at) {
        byte[] delivery = ("delivery " + id).getBytes(StandardCharsets.UTF_8);
        leases.put(offset, new Lease(at + LENGTH, false, null, id, Bytes.wrap(delivery)));
    }

    private List<String> takeExpired(long now, long settled) {
        List<String> taken = new ArrayList<>();
        leases.takeExpired(now, settled, LeasesTest::longer, lease -> taken.add(lease.id()));
        return taken;
    }
}
