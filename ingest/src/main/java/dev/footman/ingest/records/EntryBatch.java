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
    private final Map<String, Row> enforcements = new HashMap<>();

    EntryBatch(StoreFiles files, WriteBatch batch) {
        this.files = files;
        this.batch = batch;
    }

    /**
     * Puts an entry in. An event that comes twice has the time that it had. An enforcement that is made again, after a
     * crash, has another one: the former goes.
     */
    void put(Entry entry) throws RocksDBException {
        Row row = entry.row();
        if (entry.kind() == Kind.ENFORCEMENT) {
            Row former = former(row.place().id());
            if (former != null) {
                remove(former);
            }
            enforcements.put(row.place().id(), row);
        }
        Place place = row.place();
        byte[] source = row.source().bytes();
        batch.put(files.of(entry.kind().rows()), place.bytes(), row.value());
        batch.put(
                files.of(Family.IDS),
                Keys.id(entry.kind(), place.idBytes()),
                ByteBuffer.allocate(Long.BYTES).putLong(place.micros()).array());
        for (Map.Entry<Index, String> text : entry.texts().entrySet()) {
            batch.put(files.of(Family.INDEXES), Keys.index(text.getKey(), text.getValue(), place), source);
        }
    }

    private @Nullable Row former(String id) throws RocksDBException {
        Row inBatch = enforcements.get(id);
        if (inBatch != null) {
            return inBatch;
        }
        Place place = place(files, Kind.ENFORCEMENT, id);
        return place == null ? null : row(files, Kind.ENFORCEMENT, place);
    }

    private void remove(Row row) throws RocksDBException {
        batch.delete(files.of(Family.ENFORCEMENTS), row.place().bytes());
        Map<Index, String> texts =
                EntryReader.read(row.source(), 0, row.json()).map(Entry::texts).orElse(Map.of());
        for (Map.Entry<Index, String> text : texts.entrySet()) {
            batch.delete(files.of(Family.INDEXES), Keys.index(text.getKey(), text.getValue(), row.place()));
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
