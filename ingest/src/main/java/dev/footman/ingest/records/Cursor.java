// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/** Goes through the places of all rows, or of one text's index, in a query's order. On disk the newest is first. */
abstract sealed class Cursor implements AutoCloseable {
    /** What is so near is walked to, since a seek costs as much as some steps do. */
    private static final int NEAR_STEPS = 8;

    final StoreFiles files;
    final Query query;
    final RocksIterator at;
    private final ReadOptions options = new ReadOptions();
    private @Nullable Place place;

    private Cursor(StoreFiles files, Query query, Family family) {
        this.files = files;
        this.query = query;
        this.at = files.db().newIterator(files.of(family), options);
    }

    static Cursor ofRows(StoreFiles files, Query query) {
        return new OfRows(files, query);
    }

    /** Through those that say {@code text}. */
    static Cursor ofIndex(StoreFiles files, Query query, Index index, String text) {
        return new OfIndex(files, query, index, text);
    }

    /** Where it stands; null at the end. */
    final @Nullable Place place() {
        return place;
    }

    /** Goes to {@code start}, or to the first behind it. */
    final void seek(Place start) throws RocksDBException {
        seekInFamily(start);
        settle();
    }

    final void next() throws RocksDBException {
        if (query.isOldestFirst()) {
            at.prev();
        } else {
            at.next();
        }
        settle();
    }

    /** The same as {@link #seek}, for one that has begun and stands before {@code target}, or at it. */
    final void moveTo(Place target) throws RocksDBException {
        for (int step = 0; step < NEAR_STEPS && isBefore(target); step++) {
            next();
        }
        if (isBefore(target)) {
            seek(target);
        }
    }

    private boolean isBefore(Place target) {
        return place != null && query.order().compare(place, target) < 0;
    }

    private void settle() throws RocksDBException {
        Place found = found();
        at.status();
        place = found == null || query.isBehind(found.micros()) ? null : found;
    }

    /** Which of the topics' records stands here. */
    final Source source() {
        return Source.read(ByteBuffer.wrap(at.value()));
    }

    /** The row of where it stands; null where there is none any more. */
    abstract @Nullable Row row() throws RocksDBException;

    abstract void seekInFamily(Place start);

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

    @Override
    public final void close() {
        at.close();
        options.close();
    }

    private static final class OfRows extends Cursor {
        OfRows(StoreFiles files, Query query) {
            super(files, query, query.kind().rows());
        }

        @Override
        void seekInFamily(Place start) {
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

    /** Hour by hour; an hour in which nothing is indexed costs nothing. */
    private static final class OfIndex extends Cursor {
        private final Index index;
        private final String text;
        private long hour;
        private byte[] prefix = {};

        OfIndex(StoreFiles files, Query query, Index index, String text) {
            super(files, query, Family.INDEXES);
            this.index = index;
            this.text = text;
        }

        @Override
        void seekInFamily(Place start) {
            goTo(start.hour());
            seekTo(Keys.index(query.kind(), index, text, start));
        }

        private void goTo(long toHour) {
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
                goTo(nextHour(Keys.hourOf(key)));
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

        @Override
        @Nullable
        Row row() throws RocksDBException {
            Place place = place();
            return place == null ? null : EntryBatch.row(files, query.kind(), place);
        }

        private boolean isOfText(byte[] key) {
            return key.length == prefix.length + Place.BYTES
                    && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
        }
    }
}
