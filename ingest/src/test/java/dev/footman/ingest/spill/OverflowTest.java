// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.spill.FakeLog.Mood;
import dev.footman.ingest.waiting.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverflowTest {
    private static final Overflow.Bounds BOUNDS = new Overflow.Bounds(10, 1 << 20, 1 << 20);
    private static final Backoff SHORT = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));

    @TempDir
    private Path folder;

    private final FakeLog log = new FakeLog();
    private Overflow overflow;

    @BeforeEach
    void open() throws IOException {
        overflow = open(BOUNDS);
    }

    @AfterEach
    void close() {
        overflow.close(Duration.ZERO);
        log.close();
    }

    @Test
    void whatTheLogTakesNeverTouchesTheDisk() {
        // when
        accept(0, 5);

        // then
        Eventually.is(0, overflow::inFlight);
        assertThat(log.taken()).isEqualTo(numbered(0, 5));
        assertThat(overflow.counters().spilledTotal()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILS", "THROWS", "FAILS_AT_ONCE"})
    void whatALogInTroubleRefusesIsSentInOrderWhenItIsWellAgain(Mood trouble) {
        // given
        accept(0, 5);
        Eventually.is(0, overflow::inFlight);
        log.is(trouble);
        accept(5, 50);
        Eventually.is(45, overflow::spilledNow);

        // when
        log.is(Mood.TAKES);

        // then
        Eventually.is(0, overflow::spilledNow);
        assertThat(log.taken()).isEqualTo(numbered(0, 50));
        assertThat(overflow.counters().spilledTotal()).isEqualTo(45);
        assertThat(overflow.counters().lost()).isZero();
    }

    @Test
    void whatComesWhileSomethingIsSpilledGoesBehindIt() {
        // given
        log.is(Mood.FAILS);
        accept(0, 1);
        Eventually.is(1, overflow::spilledNow);

        // when
        IntStream.range(1, 20_000).forEach(number -> {
            if (number == 10_000) {
                log.is(Mood.TAKES);
            }
            overflow.accept(Records.record(number));
        });

        // then
        Eventually.is(0, () -> overflow.spilledNow() + overflow.inFlight());
        assertThat(log.taken()).isEqualTo(numbered(0, 20_000));
    }

    @Test
    void whatComesBackLateFromTheLogIsSentBeforeWhatCameAfterIt() {
        // given
        log.is(Mood.NEVER_ANSWERS);
        accept(0, 4);
        log.failOldest();
        accept(4, 8);

        // when
        log.is(Mood.TAKES);
        log.takeOldest();
        log.failOldest();
        log.failOldest();

        // then
        Eventually.is(0, overflow::spilledNow);
        assertThat(log.taken())
                .containsExactlyElementsOf(Records.texts(IntStream.of(1, 0, 2, 3, 4, 5, 6, 7)
                        .mapToObj(Records::record)
                        .toList()));
    }

    @Test
    void whatIsRefusedAtOnceGoesBehindWhatIsStillInFlight() {
        // given
        log.is(Mood.NEVER_ANSWERS);
        accept(0, 2);
        log.is(Mood.FAILS_AT_ONCE);
        accept(2, 3);

        // when
        log.is(Mood.TAKES);
        log.failOldest();
        log.failOldest();

        // then
        Eventually.is(0, overflow::spilledNow);
        assertThat(log.taken()).isEqualTo(numbered(0, 3));
    }

    @Test
    void aLogThatNeverAnswersGetsNoMoreThanTheBoundAndTheRestIsSpilled() {
        // given
        log.is(Mood.NEVER_ANSWERS);

        // when
        accept(0, 25);

        // then
        assertThat(overflow.inFlight()).isEqualTo(10);
        assertThat(overflow.spilledNow()).isEqualTo(15);
        assertThat(log.attempts()).isEqualTo(10);
    }

    @Test
    void whatIsUnansweredAtTheEndIsSentByTheNextStart() throws IOException {
        // given
        log.is(Mood.NEVER_ANSWERS);
        accept(0, 25);
        overflow.close(Duration.ofMillis(20));

        // when
        log.is(Mood.TAKES);
        overflow = open(BOUNDS);

        // then
        Eventually.is(0, overflow::spilledNow);
        assertThat(log.taken()).isEqualTo(numbered(0, 25));
    }

    @Test
    void closingWaitsForALogThatAnswersInTime() throws IOException {
        // given
        accept(0, 10);

        // when
        overflow.close(Duration.ofSeconds(10));

        // then
        assertThat(log.taken()).hasSize(10);
        overflow = open(BOUNDS);
        assertThat(overflow.spilledNow()).isZero();
    }

    @Test
    void aDrainThatIsUnansweredAtTheEndIsRepeatedByTheNextStart() throws IOException {
        // given
        log.is(Mood.FAILS);
        accept(0, 3);
        Eventually.is(3, overflow::spilledNow);
        log.is(Mood.NEVER_ANSWERS);
        int before = log.attempts();
        Eventually.is(1, () -> log.attempts() > before ? 1 : 0);
        overflow.close(Duration.ofMillis(20));

        // when
        log.is(Mood.TAKES);
        overflow = open(BOUNDS);

        // then
        Eventually.is(0, overflow::spilledNow);
        assertThat(log.taken()).isEqualTo(numbered(0, 3));
    }

    @Test
    void theDrainHasNoMoreThanItsBatchUnanswered() throws IOException {
        // given
        log.is(Mood.THROWS);
        accept(0, 5_000);
        overflow.close();
        log.is(Mood.NEVER_ANSWERS);

        // when
        overflow = open(BOUNDS);

        // then
        Eventually.is(Drain.BATCH, log::unanswered);
        assertThat(overflow.spilledNow()).isEqualTo(5_000);
    }

    @Test
    void whatNeitherLogNorDiskTakesIsCountedAsLost() throws IOException {
        // given
        overflow.close();
        long room = 3L * Records.record(1).size();
        overflow = open(new Overflow.Bounds(10, 1 << 20, room));
        log.is(Mood.THROWS);

        // when
        accept(0, 10);

        // then
        assertThat(overflow.counters().lost()).isEqualTo(7);
        assertThat(overflow.spilledNow()).isEqualTo(3);
    }

    @Test
    void whatTheLogWillNeverTakeHoldsUpNothing() {
        // given
        log.is(Mood.FINDS_UNSENDABLE);
        accept(0, 1);
        Eventually.is(1, overflow.counters()::unsendable);
        log.is(Mood.FAILS);
        accept(1, 2);
        Eventually.is(1, overflow::spilledNow);

        // when
        log.is(Mood.FINDS_UNSENDABLE);
        Eventually.is(0, overflow::spilledNow);
        log.is(Mood.TAKES);
        accept(2, 3);

        // then
        Eventually.is(0, overflow::inFlight);
        assertThat(log.taken()).isEqualTo(numbered(2, 3));
        Eventually.is(2, overflow.counters()::unsendable);
    }

    @Test
    void whatIsAcceptedAfterTheEndIsCountedAsLost() {
        // given
        log.is(Mood.NEVER_ANSWERS);
        accept(0, 10);
        overflow.close(Duration.ZERO);

        // when
        accept(10, 11);

        // then
        assertThat(overflow.counters().lost()).isEqualTo(1);
    }

    private Overflow open(Overflow.Bounds bounds) throws IOException {
        return Overflow.open(folder, bounds, log, SHORT, Clock.systemUTC());
    }

    private void accept(int from, int to) {
        IntStream.range(from, to).mapToObj(Records::record).forEach(overflow::accept);
    }

    private static List<String> numbered(int from, int to) {
        return Records.texts(IntStream.range(from, to).mapToObj(Records::record).toList());
    }
}
