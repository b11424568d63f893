// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Entries as what is put into the families. */
final class EntryBatch {
    private final StoreFiles files;
    private final WriteBatch batch;
    private final Map<String, Row> latest = new HashMap<>();

    EntryBatch(StoreFiles files, WriteBatch batch) {
        this.files = files;
        this.batch = batch;
    }

    /**
     * Puts an entry in. An event that comes twice has the time that it had. What is made again, after a crash, has another
     * one: the former goes.
     */
    void put(Entry entry) throws RocksDBException {
        Row row = entry.row();
        if (entry.kind().replaces()) {
            Row former = former(entry.kind(), row.place().id());
            if (former != null) {
                remove(entry.kind(), former);
            }
            latest.put(key(entry.kind(), row.place().id()), row);
        }
        if (entry.isGone()) {
            batch.delete(files.of(Family.IDS), Keys.id(entry.kind(), row.place().idBytes()));
            return;
        }
        Place place = row.place();
        byte[] source = row.source().bytes();
        batch.put(files.of(entry.kind().rows()), place.bytes(), row.value());
        batch.put(
                files.of(Family.IDS),
                Keys.id(entry.kind(), place.idBytes()),
                ByteBuffer.allocate(Long.BYTES).putLong(place.micros()).array());
        for (Map.Entry<Index, String> text : entry.texts().entrySet()) {
            batch.put(
                    files.of(Family.INDEXES), Keys.index(entry.kind(), text.getKey(), text.getValue(), place), source);
        }
    }

    private @Nullable Row former(Kind kind, String id) throws RocksDBException {
        Row inBatch = latest.get(key(kind, id));
        if (inBatch != null) {
            return inBatch.json().length == 0 ? null : inBatch;
        }
        Place place = place(files, kind, id);
        return place == null ? null : row(files, kind, place);
    }

    private static String key(Kind kind, String id) {
        return kind.tag() + id;
    }

    private void remove(Kind kind, Row row) throws RocksDBException {
        batch.delete(files.of(kind.rows()), row.place().bytes());
        Map<Index, String> texts =
                EntryReader.read(row.source(), 0, row.json()).map(Entry::texts).orElse(Map.of());
        for (Map.Entry<Index, String> text : texts.entrySet()) {
            batch.delete(files.of(Family.INDEXES), Keys.index(kind, text.getKey(), text.getValue(), row.place()));
        }
    }

    /** Where the record of an id stands. */
    static @Nullable Place place(StoreFiles files, Kind kind, String id) throws RocksDBException {
        byte[] key = Keys.id(kind, new Place(0, id).idBytes());
        byte[] micros = files.db().get(files.of(Family.IDS), key);
        return micros == null ? null : new Place(ByteBuffer.wrap(micros).getLong(), id);
    }

    static @Nullable Row row(StoreFiles files, Kind kind, Place place) throws RocksDBException {
        byte[] value = files.db().get(files.of(kind.rows()), place.bytes());
        return value == null ? null : Row.read(place, value);
    }
}
