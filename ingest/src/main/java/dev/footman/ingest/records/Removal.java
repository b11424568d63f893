// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.List;
import java.util.Set;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Takes out what is too old: one range of each table, however much is in it. */
final class Removal {
    private Removal() {}

    /** Removes of these kinds what happened before {@code hour}, and ids from before {@code second}. */
    static void before(StoreFiles files, Set<Kind> kinds, long hour, long second) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch()) {
            for (Kind kind : kinds) {
                byte[] newest = Place.newestAt(firstMicros(hour) - 1).bytes();
                byte[] oldest = Place.newestAt(0).bytes();
                drop(files, batch, kind.rows(), newest, oldest);
                if (second > 0) {
                    drop(files, batch, Family.IDS, Keys.id(kind, 0), Keys.id(kind, second));
                }
                for (Index index : Index.values()) {
                    drop(files, batch, Family.INDEXES, Keys.hour(kind, index, hour - 1), Keys.end(kind, index));
                }
            }
            files.db().write(files.writing(), batch);
        }
    }

    private static long firstMicros(long hour) {
        return hour * Place.MICROS_OF_HOUR;
    }

    /** Files that hold nothing else go at once, the rest when it is compacted. */
    private static void drop(StoreFiles files, WriteBatch batch, Family family, byte[] from, byte[] to)
            throws RocksDBException {
        files.db().deleteFilesInRanges(files.of(family), List.of(from, to), false);
        batch.deleteRange(files.of(family), from, to);
    }
}
