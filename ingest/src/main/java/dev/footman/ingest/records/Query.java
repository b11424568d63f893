// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which records are looked for.
 *
 * @param texts  what they must say, all of it
 * @param after  microseconds since 1970; they are younger
 * @param before the same; they are older
 * @param source which of the topics' records they must be; absent: any
 * @param most   no more than so many can be meant
 * @param order  in which they come
 */
record Query(
        Kind kind,
        Map<Index, String> texts,
        long after,
        long before,
        @Nullable Predicate<Source> source,
        long most,
        Order order) {
    /** Which come first. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST;

        /** Below 0 where {@code one} comes before {@code other}. */
        int compare(Place one, Place other) {
            int byTime = Place.OLDEST_FIRST.compare(one, other);
            return this == OLDEST_FIRST ? byTime : -byTime;
        }
    }

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    Query(
            Kind kind,
            Map<Index, String> texts,
            long after,
            long before,
            @Nullable Predicate<Source> source,
            long most,
            Order order) {
        this.kind = kind;
        this.texts = Map.copyOf(texts);
        this.after = after;
        this.before = before;
        this.source = source;
        this.most = most;
        this.order = order;
    }

    /** Newest first. */
    Query(Kind kind, Map<Index, String> texts, long after, long before, @Nullable Predicate<Source> source, long most) {
        this(kind, texts, after, before, source, most, Order.NEWEST_FIRST);
    }

    static Query all(Kind kind) {
        return new Query(kind, Map.of(), -1, Long.MAX_VALUE, null, Long.MAX_VALUE);
    }

    boolean isOldestFirst() {
        return order == Order.OLDEST_FIRST;
    }

    /** Before all that it asks for, in its order. */
    Place start() {
        return isOldestFirst() ? Place.oldestAt(Math.max(0, after + 1)) : Place.newestAt(Math.max(0, before - 1));
    }

    /** Whether a time lies behind all that it asks for, in its order. */
    boolean isBehind(long micros) {
        return isOldestFirst() ? micros >= before : micros <= after;
    }

    /** The same, of these of the topics' records only, of which there are no more than {@code most}. */
    Query of(Predicate<Source> source, long most) {
        return new Query(kind, texts, after, before, source, most, order);
    }

    /** The same in another order. */
    Query in(Order other) {
        return new Query(kind, texts, after, before, source, most, other);
    }
}
