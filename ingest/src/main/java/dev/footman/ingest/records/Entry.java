// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.util.Map;

/**
 * A record on its way into the store.
 *
 * @param texts what it can be found by
 */
record Entry(Kind kind, Row row, Map<Index, String> texts) {
    private static final byte[] NOTHING = {};

    /** That the record of an id is no more. */
    static Entry gone(Source source, String id) {
        return new Entry(source.part().feed().kind(), new Row(new Place(0, id), source, NOTHING), Map.of());
    }

    boolean isGone() {
        return row.json().length == 0;
    }
}
