// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;

/** Which record of the topics it was. */
record Source(Part part, long offset) {
    static final int BYTES = 1 + Integer.BYTES + Long.BYTES;

    static Source read(ByteBuffer from) {
        Part part = new Part(Feed.of(from.get()), from.getInt());
        return new Source(part, from.getLong());
    }

    ByteBuffer write(ByteBuffer to) {
        return to.put(part.feed().code()).putInt(part.number()).putLong(offset);
    }

    byte[] bytes() {
        return write(ByteBuffer.allocate(BYTES)).array();
    }
}
