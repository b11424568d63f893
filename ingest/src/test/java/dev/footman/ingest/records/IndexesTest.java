// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the store answers is what a list would that is searched from one end to the other. */
class IndexesTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final int SECONDS = 5 * 3_600;
    private static final List<String> TEXTS = List.of("a", "ab", "b", "a.b", "ä");

    private static final Comparator<Place> NEWEST_FIRST = Comparator.<Place>comparingLong(place -> place.micros())
            .thenComparing(Place::id)
            .reversed();

    @TempDir
    private Path folder;

    private final Map<String, Entry> list = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyQueryFindsWhatASearchedListDoes(long seed) throws Exception {
        // given
        Random random = new Random(seed);
        try (RecordStore store = RecordStore.open(folder)) {
            for (int batch = 0; batch < 20; batch++) {
                store.write(entries(random), Map.of());
            }
            for (int asked = 0; asked < 300; asked++) {
                Query query = query(random);
                int skip = random.nextInt(20);
                int most = 1 + random.nextInt(50);

                // when
                List<Place> found = walked(store, query, skip, most);

                // then
                List<Place> expected = searched(query);
                assertThat(found)
                        .as("seed %d, %s, skip %d, most %d", seed, query, skip, most)
                        .isEqualTo(expected.stream().skip(skip).limit(most).toList());
                assertThat(store.count(query, 1_000)).as("count of %s", query).isEqualTo(expected.size());
            }
            for (Index index : List.of(Index.TRIGGER, Index.TRIGGER_TYPE)) {
                assertThat(store.texts(Kind.INSTANCE, index, 100))
                        .as("texts of %s", index)
                        .isEqualTo(said(index));
                assertThat(store.texts(Kind.INSTANCE, index, 2)).hasSize(2);
            }
        }
    }

    private SortedSet<String> said(Index index) {
        return list.values().stream()
                .filter(entry -> entry.kind() == Kind.INSTANCE)
                .map(entry -> Objects.requireNonNull(entry.texts().get(index)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Place> walked(RecordStore store, Query query, int skip, int most) {
        Listing<Place> listing = new Listing<>(store, query, 0, skip, most, row -> List.of(row.place()));
        List<Place> found = new ArrayList<>();
        for (List<Place> rows = listing.next(); !rows.isEmpty(); rows = listing.next()) {
            found.addAll(rows);
        }
        return found;
    }

    private List<Entry> entries(Random random) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Instant time = BEGIN.plusSeconds(random.nextInt(SECONDS));
            long number = random.nextLong();
            Entry entry = random.nextBoolean()
                    ? Sample.event(source(random), time, number, text(random), text(random))
                    : Sample.enforcement(
                            number & 0xFFFF,
                            time,
                            Sample.id(BEGIN, random.nextInt(300)), // some are made again
                            text(random),
                            text(random),
                            text(random));
            entries.add(entry);
            list.put(entry.kind() + entry.row().place().id(), entry);
        }
        return entries;
    }

    private static Source source(Random random) {
        Feed feed = random.nextBoolean() ? Feed.LOG_EVENTS : Feed.TRIGGER_EVENTS;
        return new Source(new Part(feed, random.nextInt(3)), random.nextInt(1_000));
    }

    private static String text(Random random) {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private static Query query(Random random) {
        Kind kind = random.nextBoolean() ? Kind.INSTANCE : Kind.ENFORCEMENT;
        List<Index> indexes = kind == Kind.INSTANCE
                ? List.of(Index.TRIGGER, Index.TRIGGER_TYPE)
                : List.of(Index.EXECUTION, Index.TRIGGER_INSTANCE, Index.RULE);
        Map<Index, String> texts = new HashMap<>();
        for (Index index : indexes) {
            if (random.nextInt(3) == 0) {
                texts.put(index, text(random));
            }
        }
        long after = random.nextBoolean() ? -1 : micros(random);
        long before = random.nextBoolean() ? Long.MAX_VALUE : micros(random);
        int offset = random.nextInt(1_000);
        return new Query(
                kind,
                texts,
                after,
                before,
                random.nextInt(3) == 0 ? source -> source.offset() < offset : null,
                Long.MAX_VALUE);
    }

    private static long micros(Random random) {
        return Place.micros(BEGIN.plusSeconds(random.nextInt(SECONDS)));
    }

    private List<Place> searched(Query query) {
        return list.values().stream()
                .filter(entry -> entry.kind() == query.kind())
                .filter(entry ->
                        entry.texts().entrySet().containsAll(query.texts().entrySet()))
                .filter(entry -> query.source() == null
                        || query.source().test(entry.row().source()))
                .map(entry -> entry.row().place())
                .filter(place -> place.micros() > query.after() && place.micros() < query.before())
                .sorted(NEWEST_FIRST)
                .toList();
    }
}
