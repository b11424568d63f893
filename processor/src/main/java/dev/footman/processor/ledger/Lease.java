// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;

/**
 * A delivery that a dispatcher must report on.
 *
 * @param until    when the time for that ends, milliseconds since 1970
 * @param extended whether it has been given the longer time that its call may take
 * @param id       of the delivery
 * @param delivery the record's value as it was read, so that it need not be parsed unless something went wrong
 */
record Lease(long until, boolean extended, String id, Bytes delivery) {
    static final Serde<Lease> SERDE = Serdes.serdeFrom(writer(), reader());

    Lease extendedUntil(long time) {
        return new Lease(time, true, id, delivery);
    }

    private static Serializer<Lease> writer() {
        return (topic, lease) -> {
            if (lease == null) {
                return null;
            }
            byte[] id = lease.id.getBytes(StandardCharsets.UTF_8);
            return ByteBuffer.allocate(Long.BYTES + 1 + Integer.BYTES + id.length + lease.delivery.get().length)
                    .putLong(lease.until)
                    .put((byte) (lease.extended ? 1 : 0))
                    .putInt(id.length)
                    .put(id)
                    .put(lease.delivery.get())
                    .array();
        };
    }

    private static Deserializer<Lease> reader() {
        return (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            long until = buffer.getLong();
            boolean extended = buffer.get() != 0;
            byte[] id = new byte[buffer.getInt()];
            buffer.get(id);
            byte[] delivery = new byte[buffer.remaining()];
            buffer.get(delivery);
            return new Lease(until, extended, new String(id, StandardCharsets.UTF_8), Bytes.wrap(delivery));
        };
    }
}
