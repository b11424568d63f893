// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rocksdb.RocksDBException;

class StoreFolderTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Part LOG = new Part(Feed.LOG_EVENTS, 0);

    @TempDir
    private Path parent;

    private Path folder() {
        return parent.resolve("records");
    }

    private void write() throws RocksDBException {
        try (StoreFolder made = StoreFolder.open(folder())) {
            made.store().orElseThrow().write(List.of(Sample.event(7, NOON, "core.a")), Map.of(LOG, 8L));
        }
    }

    private List<Path> files(String beginning) throws IOException {
        try (var files = Files.list(folder())) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(beginning))
                    .toList();
        }
    }

    @Test
    void aStoreThatIsWholeIsKept() throws RocksDBException {
        write();

        try (StoreFolder again = StoreFolder.open(folder())) {
            assertThat(again.store().orElseThrow().positions()).containsEntry(LOG, 8L);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CURRENT", "MANIFEST"})
    void aStoreThatIsBrokenIsMadeAnewAndBeginsAtTheBeginning(String file) throws RocksDBException, IOException {
        // given
        write();
        for (Path path : files(file)) {
            Files.writeString(path, "garbage");
        }

        // when
        try (StoreFolder anew = StoreFolder.open(folder())) {

            // then
            RecordStore store = anew.store().orElseThrow();
            assertThat(store.positions()).isEmpty();
            assertThat(store.count(Query.all(Kind.INSTANCE), 9)).isZero();
            store.write(List.of(Sample.event(7, NOON, "core.a")), Map.of(LOG, 8L));
            assertThat(store.count(Query.all(Kind.INSTANCE), 9)).isEqualTo(1);
        }
    }

    @Test
    void aFileInItsPlaceIsPutAway() throws RocksDBException, IOException {
        // given
        Files.writeString(folder(), "no folder");

        // when
        try (StoreFolder anew = StoreFolder.open(folder())) {

            // then
            assertThat(anew.store()).isPresent();
        }
    }

    @Test
    void whereNoFolderCanBeThereIsNoStoreAndTheReasonIsKnown() throws RocksDBException, IOException {
        // given
        Files.writeString(folder(), "no folder");

        // when
        try (StoreFolder none = StoreFolder.open(folder().resolve("below"))) {

            // then
            assertThat(none.store()).isEmpty();
            assertThat(none.obstacle()).contains("below");
        }
    }
}
