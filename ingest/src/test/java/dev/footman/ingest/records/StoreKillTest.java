// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;

class StoreKillTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final Part LOG = new Part(Feed.LOG_EVENTS, 0);
    private static final int BATCH = 100;

    @TempDir
    private Path folder;

    private static List<Entry> batch(long from) {
        List<Entry> entries = new ArrayList<>();
        for (long offset = from; offset < from + BATCH; offset++) {
            entries.add(Sample.event(offset, BEGIN.plusMillis(offset), "core.a"));
        }
        return entries;
    }

    /** Takes a topic that never ends, from where the store has got to, and says where it is. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws IOException, RocksDBException {
            RecordStore store = RecordStore.open(Path.of(arguments[0]));
            for (long from = position(store); ; from += BATCH) {
                store.write(batch(from), Map.of(LOG, from + BATCH));
                System.out.println(from + BATCH);
            }
        }
    }

    private static long position(RecordStore store) throws RocksDBException {
        return store.positions().getOrDefault(LOG, 0L);
    }

    /** Lets a process write until it is at {@code offset} or farther, and kills it. */
    private void writeUntil(long offset) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        folder.toString())
                .start();
        try (BufferedReader output = victim.inputReader()) {
            long said = 0;
            while (said < offset) {
                said = Long.parseLong(output.readLine());
            }
            victim.destroyForcibly().waitFor();
        }
    }

    @Test
    void aProcessThatIsKilledInTheMiddleHasExactlyWhatItsPositionSaysAndGoesOnFromThere() throws Exception {
        // given
        writeUntil(100_000);

        // when
        long first = check();
        writeUntil(first + 50_000);

        // then
        long second = check();
        System.out.printf("killed twice: all of %d records, then of %d, each once%n", first, second);
        assertThat(first).as("something had come to disk").isPositive();
        assertThat(second).isGreaterThan(first);
    }

    /** The position; every record before it is there, and none behind it. */
    private long check() throws RocksDBException, IOException {
        try (RecordStore store = RecordStore.open(folder)) {
            long position = position(store);
            Query byTrigger =
                    new Query(Kind.INSTANCE, Map.of(Index.TRIGGER, "core.a"), -1, Long.MAX_VALUE, null, Long.MAX_VALUE);
            for (Query query : List.of(Query.all(Kind.INSTANCE), byTrigger)) {
                List<Long> found = new ArrayList<>();
                Listing<Long> listing = new Listing<>(
                        store,
                        query,
                        0,
                        0,
                        Long.MAX_VALUE,
                        row -> List.of(row.source().offset()));
                for (List<Long> rows = listing.next(); !rows.isEmpty(); rows = listing.next()) {
                    found.addAll(rows);
                }
                assertThat(found.reversed())
                        .isEqualTo(LongStream.range(0, position).boxed().toList());
            }
            return position;
        }
    }
}
