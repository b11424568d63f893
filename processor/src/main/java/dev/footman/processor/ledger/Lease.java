// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that a dispatcher must report on.
 *
 * @param until    when the time for that ends, milliseconds since 1970
 * @param extended whether it has been given the longer time that its call may take
 * @param canceled as JSON, that its execution is to end; null where nobody wants that
 * @param id       of the delivery
 * @param delivery the record's value as it was read, so that it need not be parsed unless something went wrong
 */
record Lease(long until, boolean extended, @Nullable Bytes canceled, String id, Bytes delivery) {
    private static final int EXTENDED = 1;
    private static final int CANCELED = 2;
    private static final byte[] NOTHING = {};
    static final Serde<Lease> SERDE = Serdes.serdeFrom(writer(), reader());

    Lease extendedUntil(long time) {
        return new Lease(time, true, canceled, id, delivery);
    }

    Lease canceled(Bytes asked) {
        return new Lease(until, extended, asked, id, delivery);
    }

    private static Serializer<Lease> writer() {
        return (topic, lease) -> {
            if (lease == null) {
                return null;
            }
            byte[] id = lease.id.getBytes(StandardCharsets.UTF_8);
            byte[] canceled = lease.canceled == null ? NOTHING : lease.canceled.get();
            int canceledBytes = lease.canceled == null ? 0 : Integer.BYTES + canceled.length;
            ByteBuffer buffer = ByteBuffer.allocate(
                            Long.BYTES + 1 + canceledBytes + Integer.BYTES + id.length + lease.delivery.get().length)
                    .putLong(lease.until)
                    .put((byte) ((lease.extended ? EXTENDED : 0) | (lease.canceled == null ? 0 : CANCELED)));
            if (lease.canceled != null) {
                buffer.putInt(canceled.length).put(canceled);
            }
            return buffer.putInt(id.length).put(id).put(lease.delivery.get()).array();
        };
    }

    private static Deserializer<Lease> reader() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long until = buffer.getLong();
            int flags = buffer.get();
            Bytes canceled = (flags & CANCELED) == 0 ? null : Bytes.wrap(next(buffer, buffer.getInt()));
            byte[] id = next(buffer, buffer.getInt());
            byte[] delivery = next(buffer, buffer.remaining());
            return new Lease(
                    until,
                    (flags & EXTENDED) != 0,
                    canceled,
                    new String(id, StandardCharsets.UTF_8),
                    Bytes.wrap(delivery));
        };
    }

    private static byte[] next(ByteBuffer buffer, int length) {
        byte[] bytes = new byte[length];
        buffer.get(bytes);
        return bytes;
    }
}
