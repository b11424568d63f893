// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rocksdb.RocksDBException;

class RecordStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Part LOG = new Part(Feed.LOG_EVENTS, 0);

    @TempDir
    private Path folder;

    private RecordStore store;

    @BeforeEach
    void open() throws RocksDBException, IOException {
        store = RecordStore.open(folder);
    }

    @AfterEach
    void close() throws RocksDBException {
        store.close();
    }

    private void reopen() throws RocksDBException, IOException {
        store.close();
        store = RecordStore.open(folder);
    }

    private List<Long> offsets(Query query, long skip, int most) throws RocksDBException {
        return store.page(query, null, skip, most).rows().stream()
                .map(row -> row.source().offset())
                .toList();
    }

    private static Query about(Kind kind, Map<Index, String> texts) {
        Query all = Query.all(kind);
        return new Query(kind, texts, all.after(), all.before(), null, all.most());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -         | -                    | -                    | 0 | 9 | 5 4 3 2 1 | all, the newest first
            -         | -                    | -                    | 0 | 2 | 5 4       | the first page
            -         | -                    | -                    | 2 | 2 | 3 2       | the second page
            -         | -                    | -                    | 4 | 2 | 1         | the last page is short
            -         | -                    | -                    | 9 | 2 | -         | behind the last page
            core.a    | -                    | -                    | 0 | 9 | 4 3 1     | one trigger, over hours without it
            core.a    | -                    | -                    | 1 | 1 | 3         | a page of one trigger
            core      | -                    | -                    | 0 | 9 | -         | the beginning of a trigger is none
            core.none | -                    | -                    | 0 | 9 | -         | nobody's trigger
            -         | 2026-03-01T12:00:00Z | -                    | 0 | 9 | 5 4 3 2   | later than, itself not included
            -         | -                    | 2026-03-01T14:00:00Z | 0 | 9 | 2 1       | earlier than, itself not included
            core.a    | 2026-03-01T12:00:00Z | 2026-03-03T12:00:00Z | 0 | 9 | 3         | all of it at once
            core.a    | 2026-03-03T12:00:00Z | 2026-03-03T12:00:00Z | 0 | 9 | -         | no time at all
            core.a    | -                    | 1900-01-01T00:00:00Z | 0 | 9 | -         | before all times
            core.a    | +99999-01-01T00:00:00Z | -                  | 0 | 9 | -         | behind all times
            """)
    void aPageHoldsWhatIsAskedForNewestFirst(
            String trigger, Instant after, Instant before, int skip, int most, String offsets, String why)
            throws RocksDBException {
        // given
        store.write(
                List.of(
                        Sample.event(1, NOON, "core.a"),
                        Sample.event(3, NOON.plus(Duration.ofHours(2)), "core.a"),
                        Sample.event(2, NOON.plus(Duration.ofHours(1)), "core.b"),
                        Sample.event(5, NOON.plus(Duration.ofDays(3)), "core.b"),
                        Sample.event(4, NOON.plus(Duration.ofDays(2)), "core.a")),
                Map.of());

        // when
        Query query = new Query(
                Kind.INSTANCE,
                trigger == null ? Map.of() : Map.of(Index.TRIGGER, trigger),
                after == null ? -1 : Place.micros(after),
                before == null ? Long.MAX_VALUE : Place.micros(before),
                null,
                Long.MAX_VALUE);

        // then
        String found = String.join(
                " ", offsets(query, skip, most).stream().map(String::valueOf).toList());
        assertThat(found).as(why).isEqualTo(offsets == null ? "" : offsets);
    }

    @Test
    void whatWasWrittenIsThereAfterAnotherStartWithItsPositions() throws RocksDBException, IOException {
        // given
        store.write(List.of(Sample.event(7, NOON, "core.a")), Map.of(LOG, 8L));

        // when
        reopen();

        // then
        assertThat(store.positions()).containsExactly(Map.entry(LOG, 8L));
        Row row = store.find(Kind.INSTANCE, Sample.id(NOON, 7)).orElseThrow();
        assertThat(row.source()).isEqualTo(new Source(LOG, 7));
        assertThat(row.place().time()).isEqualTo(NOON);
        assertThat(store.find(Kind.ENFORCEMENT, Sample.id(NOON, 7))).isEmpty();
    }

    @Test
    void anEventThatComesTwiceIsThereOnce() throws RocksDBException {
        // when
        store.write(List.of(Sample.event(7, NOON, "core.a"), Sample.event(7, NOON, "core.a")), Map.of());
        store.write(List.of(Sample.event(7, NOON, "core.a")), Map.of());

        // then
        assertThat(store.count(Query.all(Kind.INSTANCE), 10)).isEqualTo(1);
        assertThat(store.count(about(Kind.INSTANCE, Map.of(Index.TRIGGER, "core.a")), 10))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            true,  in one batch
            false, after another start
            """)
    void anEnforcementThatIsMadeAgainTakesThePlaceOfTheFormer(boolean atOnce, String why)
            throws RocksDBException, IOException {
        // given
        String id = Sample.id(NOON, 1);
        Entry former = Sample.enforcement(1, NOON, id, "e1", "pack.rule", "x1");
        Entry later = Sample.enforcement(2, NOON.plusSeconds(9_000), id, "e1", "pack.rule", "x2");

        // when
        if (atOnce) {
            store.write(List.of(former, later), Map.of());
        } else {
            store.write(List.of(former), Map.of());
            reopen();
            store.write(List.of(later), Map.of());
        }

        // then
        assertThat(offsets(Query.all(Kind.ENFORCEMENT), 0, 9)).as(why).containsExactly(2L);
        for (Map.Entry<Index, String> text : later.texts().entrySet()) {
            Query query = about(Kind.ENFORCEMENT, Map.of(text.getKey(), text.getValue()));
            assertThat(offsets(query, 0, 9)).as(why).containsExactly(2L);
            assertThat(store.count(query, 9)).as(why).isEqualTo(1);
        }
        assertThat(offsets(about(Kind.ENFORCEMENT, Map.of(Index.EXECUTION, "x1")), 0, 9))
                .as(why)
                .isEmpty();
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginningAndTheOthersAreNot() throws RocksDBException {
        // given
        Part other = new Part(Feed.TRIGGER_EVENTS, 2);
        assertThat(store.noteTopic(Feed.LOG_EVENTS, "first")).isFalse();
        store.write(List.of(), Map.of(LOG, 8L, other, 9L));
        assertThat(store.noteTopic(Feed.LOG_EVENTS, "first")).isFalse();

        // when
        boolean isOther = store.noteTopic(Feed.LOG_EVENTS, "second");

        // then
        assertThat(isOther).isTrue();
        assertThat(store.positions()).containsExactly(Map.entry(other, 9L));
        assertThat(store.noteTopic(Feed.LOG_EVENTS, "second")).isFalse();
    }

    @Test
    void whatIsTooOldGoesFromAllTablesToTheHour() throws RocksDBException, IOException {
        // given
        List<Entry> entries = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            Instant time = NOON.plus(Duration.ofHours(hour));
            entries.add(Sample.event(hour, time, "core.a"));
            entries.add(Sample.enforcement(hour, time, Sample.id(time, hour), "e" + hour, "pack.rule", "x" + hour));
        }
        store.write(entries, Map.of(LOG, 48L));
        reopen();

        // when
        store.removeBefore(
                EnumSet.allOf(Kind.class), NOON.plus(Duration.ofHours(40)).plusSeconds(1_800), Duration.ofHours(10));

        // then
        List<Long> kept = List.of(47L, 46L, 45L, 44L, 43L, 42L, 41L, 40L);
        for (int start = 0; start < 2; start++) {
            assertThat(offsets(Query.all(Kind.INSTANCE), 0, 99)).isEqualTo(kept);
            assertThat(offsets(Query.all(Kind.ENFORCEMENT), 0, 99)).isEqualTo(kept);
            assertThat(offsets(about(Kind.INSTANCE, Map.of(Index.TRIGGER, "core.a")), 0, 99))
                    .isEqualTo(kept);
            assertThat(store.count(about(Kind.ENFORCEMENT, Map.of(Index.RULE, "pack.rule")), 99))
                    .isEqualTo(kept.size());
            assertThat(store.find(Kind.INSTANCE, Sample.id(NOON.plus(Duration.ofHours(39)), 39)))
                    .isEmpty();
            assertThat(store.find(Kind.INSTANCE, Sample.id(NOON.plus(Duration.ofHours(40)), 40)))
                    .isPresent();
            assertThat(store.positions()).containsEntry(LOG, 48L);
            reopen();
        }
    }

    @Test
    void aStoreThatIsClosedAnswersWithNothingAndDoesNotFail() throws RocksDBException, IOException {
        // given
        RecordStore closed = RecordStore.open(folder.resolve("other"));
        closed.write(List.of(Sample.event(7, NOON, "core.a")), Map.of());

        // when
        closed.close();

        // then
        assertThat(closed.find(Kind.INSTANCE, Sample.id(NOON, 7))).isEmpty();
        assertThat(closed.page(Query.all(Kind.INSTANCE), null, 0, 9).rows()).isEmpty();
        assertThat(closed.count(Query.all(Kind.INSTANCE), 9)).isZero();
        closed.write(List.of(Sample.event(8, NOON, "core.a")), Map.of());
    }
}
