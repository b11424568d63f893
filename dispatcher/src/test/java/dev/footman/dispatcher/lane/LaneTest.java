// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.lane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.dispatcher.lane.Lane.Offer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {
    private static final long MILLI = 1_000_000L;
    private static final long OPENED = Long.MAX_VALUE - 500 * MILLI; // System.nanoTime() may start anywhere, and wraps

    private final Lane lane = new Lane(2, OPENED);

    private static long at(long millis) {
        return OPENED + millis * MILLI;
    }

    private static Work taken(String id, long millis) {
        return Works.to("http://a.example", id, at(millis));
    }

    private Offer offer(String id, long millis) {
        return lane.offer(taken(id, millis), at(millis), Admission.FREE, false);
    }

    private void fill(int count, long millis) {
        IntStream.range(0, count).forEach(number -> offer("filling-" + number, millis));
    }

    private static List<String> ids(List<Work> works) {
        return works.stream().map(work -> work.delivery().id()).toList();
    }

    private @Nullable String next() {
        Work next = lane.next(false);
        return next == null ? null : next.delivery().id();
    }

    @Test
    void asManyStartAsMayRunAndTheOthersTakeTurnsInTheirOrder() {
        // given
        List<Offer> offers =
                Stream.of("a", "b", "c", "d").map(id -> offer(id, 0)).toList();

        // when
        List<String> nexts = Stream.of(1, 2).map(turn -> String.valueOf(next())).toList();

        // then
        assertThat(offers).containsExactly(Offer.START, Offer.START, Offer.WAIT, Offer.WAIT);
        assertThat(nexts).containsExactly("c", "d");
    }

    @Test
    void aPlaceIsFreeOnceNobodyWaitsForIt() {
        // given
        fill(2, 0);

        // when
        String next = next();

        // then
        assertThat(next).isNull();
        assertThat(lane.isIdle()).isFalse();
        assertThat(offer("c", 1)).isEqualTo(Offer.START);
        assertThat(offer("d", 1)).isEqualTo(Offer.WAIT);
    }

    @Test
    void aLaneIsIdleWhenAllPlacesAreFree() {
        // given
        fill(2, 0);

        // when
        next();
        next();

        // then
        assertThat(lane.isIdle()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # ended in second 0, ended in second 1, offered at, room, why
            0,    0, 999,  500, the speed is not known in the first second
            0,    0, 1000, 4,   nothing moved: as many as can run twice over
            1,    0, 1000, 4,   one a second is no more than that
            10,   0, 1000, 20,  two seconds' worth of the last second
            10,   0, 1999, 20,  to the end of this one
            10,  30, 1500, 60,  this second is faster already
            30,  10, 1500, 60,  the last second counts while this one is not over
            30,  10, 2000, 20,  then this one is the last
            30,  10, 3000, 4,   a second without an end forgets
            30,   0, 9000, 4,   as do many
            """)
    void theRoomFollowsTheSpeed(int endedFirst, int endedSecond, long millis, int room, String why) {
        // given
        fill(2, 0);
        IntStream.range(0, endedFirst).forEach(number -> lane.ended(at(100)));
        IntStream.range(0, endedSecond).forEach(number -> lane.ended(at(1_400)));

        // when
        fill(room, millis);

        // then
        assertThat(offer("one more", millis)).as(why).isEqualTo(Offer.FULL);
        assertThat(lane.takeWaiting(_ -> true)).as(why).hasSize(room);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            # now, gone,    why
            4999,  -,       none has waited too long
            5000,  -,       the limit itself is not too long
            5001,  c,       the first has
            5010,  c,       the second has waited for the limit exactly
            5011,  c d,     both have
            9999,  c d e,   all have
            """)
    void whatHasWaitedTooLongLeavesInItsOrder(long millis, @Nullable String gone, String why) {
        // given
        fill(2, 0);
        offer("c", 0);
        offer("d", 10);
        offer("e", 20);

        // when
        List<Work> stale = lane.takeStale(at(millis), Duration.ofSeconds(5).toNanos());

        // then
        assertThat(ids(stale)).as(why).isEqualTo(gone == null ? List.of() : List.of(gone.split(" ")));
    }

    @Test
    void whatIsLeftKeepsItsTurn() {
        // given
        fill(2, 0);
        offer("c", 0);
        offer("d", 10);

        // when
        lane.takeStale(at(5_005), Duration.ofSeconds(5).toNanos());

        // then
        assertThat(next()).isEqualTo("d");
    }

    @Test
    void takingAllThatWaitsLeavesWhatRuns() {
        // given
        fill(4, 0);

        // when
        List<Work> waiting = lane.takeWaiting(_ -> true);

        // then
        assertThat(ids(waiting)).containsExactly("filling-2", "filling-3");
        assertThat(lane.isIdle()).isFalse();
        assertThat(offer("c", 1)).isEqualTo(Offer.WAIT);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # refused, ended, pause in seconds, and why
            0,         0,     2,                nobody was refused
            1,         5,     2,                it moves
            30,        10,    6,                three are refused for each that ends
            500,       0,     20,               it hangs
            """)
    void oneThatFindsTheLaneFullStaysAwayTheLongerTheSlowerItMoves(int refused, int ended, long seconds, String why) {
        // given
        fill(2 + 500, 0); // as many run and wait as may while the speed is not known
        fill(refused, 10);
        IntStream.range(0, ended).forEach(number -> lane.ended(at(20)));

        // then
        assertThat(lane.pause()).as(why).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void callsBeginAsFarApartAsTheDestinationBears() {
        // given
        Admission twoASecond = new Admission(16, 2, "");

        // when
        List<Long> waits = Stream.of(0L, 0L, 0L, 5_000L, 5_100L)
                .map(millis -> lane.nanosToStart(at(millis), twoASecond) / 1_000_000)
                .toList();

        // then
        assertThat(waits).containsExactly(0L, 500L, 1_000L, 0L, 400L);
    }

    @Test
    void nothingIsTakenForADestinationThatIsHeld() {
        assertThat(lane.offer(taken("a", 0), at(0), Admission.held("it is paused"), false))
                .isEqualTo(Offer.HELD);
    }
}
