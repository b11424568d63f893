// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/**
 * The rows of one request, newest first, in portions: between two of them nothing is held, neither memory nor the store.
 *
 * @param <T> what rows are shown as
 */
public final class Listing<T> {
    /** Rows of one portion at most. */
    private static final int PORTION = 500;

    /** Portions in which nothing is found, one behind the other, before it is the end: some seconds. */
    private static final int EMPTY_PORTIONS = 20;

    private final RecordStore store;
    private final Query query;
    private final Function<Row, List<T>> shown;
    private final long total;
    private @Nullable Place next;
    private long skip;
    private long left;
    private boolean isAtEnd;

    /**
     * @param total how many rows there are, as far as that was counted
     * @param shown what a row is shown as; nothing where it cannot be
     */
    Listing(RecordStore store, Query query, long total, long offset, long limit, Function<Row, List<T>> shown) {
        this.store = store;
        this.query = query;
        this.shown = shown;
        this.total = total;
        this.skip = offset;
        this.left = Math.min(limit, query.most() - offset);
        this.isAtEnd = left <= 0;
    }

    /** How many rows there are; a number of {@link Records#COUNTED_AT_MOST} says that there are so many at least. */
    public long total() {
        return total;
    }

    /** The next portion; empty: that was all. */
    public List<T> next() {
        for (int portion = 0; portion < EMPTY_PORTIONS && !isAtEnd; portion++) {
            Page page = page();
            skip -= page.passed();
            left -= page.rows().size();
            next = page.next();
            isAtEnd = next == null || left <= 0;
            List<T> rows = page.rows().stream().map(shown).flatMap(List::stream).toList();
            if (!rows.isEmpty()) {
                return rows;
            }
        }
        return List.of();
    }

    private Page page() {
        try {
            return store.page(query, next, skip, (int) Math.min(left, PORTION));
        } catch (RocksDBException e) {
            throw new RecordsUnavailableException(e);
        }
    }
}
