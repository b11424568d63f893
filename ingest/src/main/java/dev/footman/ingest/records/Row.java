// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;

/** A record as the store keeps it: what the topic had, and where. The array is not copied: nobody changes it. */
final class Row {
    private final Place place;
    private final Source source;
    private final byte[] json;

    Row(Place place, Source source, byte[] json) {
        this.place = place;
        this.source = source;
        this.json = json;
    }

    Place place() {
        return place;
    }

    Source source() {
        return source;
    }

    /** As it was written to the topic. */
    byte[] json() {
        return json;
    }

    byte[] value() {
        ByteBuffer value = ByteBuffer.allocate(Source.BYTES + json.length);
        return source.write(value).put(json).array();
    }

    static Row read(Place place, byte[] value) {
        ByteBuffer bytes = ByteBuffer.wrap(value);
        Source source = Source.read(bytes);
        byte[] json = new byte[bytes.remaining()];
        bytes.get(json);
        return new Row(place, source, json);
    }
}
