// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * A way through the places of a query, in its order. Where several texts are asked for, it goes through their indexes in step,
 * each leaping to where the furthest of them stands: so what few records say is found as fast as if nothing else were asked.
 */
final class Walk implements AutoCloseable {
    private final Query query;
    private final List<Cursor> cursors = new ArrayList<>();
    private @Nullable Place place;
    private boolean isMeeting;

    private Walk(Query query) {
        this.query = query;
    }

    /** Begins at {@code from}, or at the first. */
    static Walk start(StoreFiles files, Query query, @Nullable Place from) throws RocksDBException {
        Walk walk = new Walk(query);
        for (Map.Entry<Index, String> text : query.texts().entrySet()) {
            walk.cursors.add(Cursor.ofIndex(files, query, text.getKey(), text.getValue()));
        }
        if (walk.cursors.isEmpty()) {
            walk.cursors.add(Cursor.ofRows(files, query));
        }
        Place start = from == null ? query.start() : from;
        for (Cursor cursor : walk.cursors) {
            cursor.seek(start);
        }
        walk.settle();
        return walk;
    }

    /** Where it stands: nothing before that is still to come. Null at the end. */
    @Nullable
    Place place() {
        return place;
    }

    /** One step, of which it takes some from one match to the next. */
    void next() throws RocksDBException {
        if (isMeeting) {
            cursors.getFirst().next();
            settle();
        }
        Place furthest = place;
        if (furthest != null && !isMeeting) {
            for (Cursor cursor : cursors) {
                cursor.moveTo(furthest);
            }
            settle();
        }
    }

    private void settle() {
        Place furthest = cursors.getFirst().place();
        isMeeting = true;
        for (Cursor cursor : cursors.subList(1, cursors.size())) {
            Place other = cursor.place();
            if (furthest == null || other == null) {
                furthest = null;
                break;
            }
            int order = query.order().compare(other, furthest);
            isMeeting &= order == 0;
            furthest = order > 0 ? other : furthest;
        }
        place = furthest;
    }

    /** Whether what stands here is looked for. */
    boolean matches() {
        return isMeeting
                && (query.source() == null
                        || query.source().test(cursors.getFirst().source()));
    }

    /** The row of where it stands; null where there is none any more. */
    @Nullable
    Row row() throws RocksDBException {
        return isMeeting ? cursors.getFirst().row() : null;
    }

    @Override
    public void close() {
        cursors.forEach(Cursor::close);
    }
}
