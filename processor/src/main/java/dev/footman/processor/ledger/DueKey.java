// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/** When a delivery is due, and which it is: sorted by time first, so that a tick reads only what is due. */
record DueKey(long dueMillis, String id) {
    Bytes bytes() {
        byte[] name = id.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(Long.BYTES + name.length)
                .putLong(dueMillis)
                .put(name)
                .array());
    }

    static DueKey of(Bytes bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes.get());
        long due = buffer.getLong();
        byte[] name = new byte[buffer.remaining()];
        buffer.get(name);
        return new DueKey(due, new String(name, StandardCharsets.UTF_8));
    }
}
