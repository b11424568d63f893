// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store in its folder. One that is broken is thrown away, since the topics have it all; where even that fails, ingest
 * goes on without records.
 */
final class StoreFolder implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(StoreFolder.class);

    private final @Nullable RecordStore store;
    private final String obstacle;

    private StoreFolder(@Nullable RecordStore store, String obstacle) {
        this.store = store;
        this.obstacle = obstacle;
    }

    static StoreFolder open(Path folder) {
        try {
            return new StoreFolder(RecordStore.open(folder), "");
        } catch (RocksDBException | IOException e) {
            log.atWarn()
                    .addKeyValue("folder", folder)
                    .addKeyValue("reason", e.getMessage())
                    .log("records are broken and are read anew from the topics");
            return openAnew(folder);
        }
    }

    private static StoreFolder openAnew(Path folder) {
        try {
            delete(folder);
            return new StoreFolder(RecordStore.open(folder), "");
        } catch (RocksDBException | IOException | UncheckedIOException e) {
            log.atError()
                    .addKeyValue("folder", folder)
                    .addKeyValue("reason", e.getMessage())
                    .log("records cannot be kept; ingest goes on without them");
            return new StoreFolder(null, String.valueOf(e.getMessage()));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> below = Files.walk(folder)) {
            List<Path> deepestFirst = below.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        }
    }

    Optional<RecordStore> store() {
        return Optional.ofNullable(store);
    }

    /** Why there is no store. */
    String obstacle() {
        return obstacle;
    }

    @Override
    public void close() throws RocksDBException {
        if (store != null) {
            store.close();
        }
    }
}
