// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** A way through the places of a query, in its order. On disk the newest is first. */
abstract sealed class Walk implements AutoCloseable {
    final StoreFiles files;
    final Query query;
    final RocksIterator at;
    private final ReadOptions options = new ReadOptions();
    private @Nullable Place place;

    private Walk(StoreFiles files, Query query, Family family) {
        this.files = files;
        this.query = query;
        this.at = files.db().newIterator(files.of(family), options);
    }

    /** Begins at {@code from}, or at the first. */
    static Walk start(StoreFiles files, Query query, @Nullable Place from) throws RocksDBException {
        Place start = from == null ? query.start() : from;
        Walk walk = query.index()
                .<Walk>map(index -> new OfIndex(files, query, index))
                .orElseGet(() -> new OfRows(files, query));
        walk.seek(start);
        walk.settle();
        return walk;
    }

    /** Where it stands; null at the end. */
    final @Nullable Place place() {
        return place;
    }

    final void next() throws RocksDBException {
        if (query.isOldestFirst()) {
            at.prev();
        } else {
            at.next();
        }
        settle();
    }

    private void settle() throws RocksDBException {
        Place found = found();
        at.status();
        place = found == null || query.isBehind(found.micros()) ? null : found;
    }

    abstract void seek(Place start);

    /** Goes to {@code key}, or to the first behind it in the query's order. */
    final void seekTo(byte[] key) {
        if (query.isOldestFirst()) {
            at.seekForPrev(key);
        } else {
            at.seek(key);
        }
    }

    /** The place at which the iterator stands, moved on to where it may. */
    abstract @Nullable Place found();

    /** Whether what stands here is looked for. */
    final boolean matches() throws RocksDBException {
        Predicate<Source> source = query.source();
        if (source != null && !source.test(Source.read(ByteBuffer.wrap(at.value())))) {
            return false;
        }
        Row row = query.readsRows() ? row() : null;
        return !query.readsRows() || (row != null && query.accepts(row));
    }

    /** The row of where it stands; null where there is none any more. */
    abstract @Nullable Row row() throws RocksDBException;

    @Override
    public final void close() {
        at.close();
        options.close();
    }

    /** Through all rows. */
    private static final class OfRows extends Walk {
        OfRows(StoreFiles files, Query query) {
            super(files, query, query.kind().rows());
        }

        @Override
        void seek(Place start) {
            seekTo(start.bytes());
        }

        @Override
        @Nullable
        Place found() {
            return at.isValid() ? Place.read(at.key(), 0) : null;
        }

        @Override
        @Nullable
        Row row() {
            Place place = place();
            return place == null ? null : Row.read(place, at.value());
        }
    }

    /** Through the places of one text, hour by hour; an hour in which nothing is indexed costs nothing. */
    private static final class OfIndex extends Walk {
        private final Index index;
        private final String text;
        private long hour;
        private byte[] prefix;

        OfIndex(StoreFiles files, Query query, Index index) {
            super(files, query, Family.INDEXES);
            this.index = index;
            this.text = query.texts().getOrDefault(index, "");
            this.prefix = new byte[0];
        }

        @Override
        void seek(Place start) {
            moveTo(start.hour());
            seekTo(Keys.index(query.kind(), index, text, start));
        }

        private void moveTo(long toHour) {
            hour = toHour;
            prefix = Keys.prefix(query.kind(), index, text, hour);
        }

        @Override
        @Nullable
        Place found() {
            while (at.isValid() && Keys.isOf(query.kind(), index, at.key())) {
                byte[] key = at.key();
                if (isOfText(key)) {
                    return Keys.placeOf(key);
                }
                moveTo(nextHour(Keys.hourOf(key)));
                if (isBehindAll()) {
                    return null;
                }
                seekTo(query.isOldestFirst() ? Keys.behind(prefix) : prefix);
            }
            return null;
        }

        /** The hour to look into next, when nothing was found before something of {@code found}. */
        private long nextHour(long found) {
            if (found != hour) {
                return found;
            }
            return query.isOldestFirst() ? hour + 1 : hour - 1;
        }

        private boolean isBehindAll() {
            return query.isOldestFirst()
                    ? hour > Place.hour(query.before())
                    : hour < Place.hour(Math.max(0, query.after()));
        }

        private boolean isOfText(byte[] key) {
            return key.length == prefix.length + Place.BYTES
                    && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
        }

        @Override
        @Nullable
        Row row() throws RocksDBException {
            Place place = place();
            byte[] value =
                    place == null ? null : files.db().get(files.of(query.kind().rows()), place.bytes());
            return place == null || value == null ? null : Row.read(place, value);
        }
    }
}
