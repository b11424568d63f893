// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * A delivery that waits.
 *
 * @param destination whom it goes to: scheme, host and port; empty where its URL names none
 * @param delivery    as it is written to {@code deliveries} when its time has come
 */
record Kept(DueKey key, String destination, Bytes delivery) {
    byte[] value() {
        byte[] name = destination.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + name.length + delivery.get().length)
                .putShort((short) name.length)
                .put(name)
                .put(delivery.get())
                .array();
    }

    /** The destination that a {@link #value} holds, without a copy of the rest. */
    static String destination(byte[] value) {
        int length = Short.toUnsignedInt(ByteBuffer.wrap(value).getShort());
        return new String(value, Short.BYTES, length, StandardCharsets.UTF_8);
    }

    static Kept of(DueKey key, byte[] value) {
        ByteBuffer buffer = ByteBuffer.wrap(value);
        byte[] name = new byte[Short.toUnsignedInt(buffer.getShort())];
        buffer.get(name);
        byte[] delivery = new byte[buffer.remaining()];
        buffer.get(delivery);
        return new Kept(key, new String(name, StandardCharsets.UTF_8), Bytes.wrap(delivery));
    }
}
