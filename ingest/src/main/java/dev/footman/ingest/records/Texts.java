// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Which texts an index holds. It leaps from text to text, whatever the number of records that say each. */
final class Texts {
    /** An hour costs one for each of its texts; what is older than so many is left out. */
    private static final int MOST_LEAPS = 20_000;

    private Texts() {}

    /** Some {@code most} texts at most, those of the newest records first to be found. */
    static SortedSet<String> of(StoreFiles files, Kind kind, Index index, int most) throws RocksDBException {
        SortedSet<String> texts = new TreeSet<>();
        try (ReadOptions options = new ReadOptions();
                RocksIterator at = files.db().newIterator(files.of(Family.INDEXES), options)) {
            at.seek(Keys.start(kind, index));
            for (int leaps = 0; leaps < MOST_LEAPS && texts.size() < most && isOn(at, kind, index); leaps++) {
                byte[] key = at.key();
                texts.add(Keys.textOf(key));
                at.seek(Keys.behind(Arrays.copyOf(key, key.length - Place.BYTES)));
            }
            at.status();
        }
        return texts;
    }

    private static boolean isOn(RocksIterator at, Kind kind, Index index) {
        return at.isValid() && Keys.isOf(kind, index, at.key());
    }
}
