// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How one record lies in a segment file.
 *
 * <pre>
 *   mark (4) | CRC32C of all that follows (4) | length of key and value (4) | length of key (4) | timestamp (8) | key | value
 * </pre>
 *
 * <p>A reader looks for the mark to find the next record behind a damaged one. It begins with a byte that UTF-8 never
 * has, so that no event can look like a record.
 */
final class Frame {
    static final int OVERHEAD = 24;

    private static final int MARK = 0xFF464D31;
    private static final int CRC = 4;
    private static final int CHECKED = 8;
    private static final int BODY_LENGTH = 8;
    private static final int KEY_LENGTH = 12;
    private static final int TIMESTAMP = 16;

    private Frame() {}

    /** The record's bytes, from position 0 to the limit. */
    static ByteBuffer encode(SpilledRecord record) {
        ByteBuffer frame = ByteBuffer.allocate(record.size());
        frame.putInt(MARK).putInt(0);
        frame.putInt(record.key().length + record.value().length).putInt(record.key().length);
        frame.putLong(record.timestamp()).put(record.key()).put(record.value()).flip();
        return frame.putInt(CRC, checksum(frame, 0, frame.limit()));
    }

    /** Where the whole and undamaged record that begins at {@code at} ends, or -1 if there is none. */
    static int end(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < OVERHEAD || bytes.getInt(at) != MARK) {
            return -1;
        }
        int body = bytes.getInt(at + BODY_LENGTH);
        int key = bytes.getInt(at + KEY_LENGTH);
        if (body < 0 || body > bytes.limit() - at - OVERHEAD || key < 0 || key > body) {
            return -1;
        }
        int end = at + OVERHEAD + body;
        return bytes.getInt(at + CRC) == checksum(bytes, at, end) ? end : -1;
    }

    /** The record that begins at {@code at} and ends at {@code end}, as {@link #end} said. */
    static SpilledRecord decode(ByteBuffer bytes, int at, int end) {
        byte[] key = new byte[bytes.getInt(at + KEY_LENGTH)];
        byte[] value = new byte[end - at - OVERHEAD - key.length];
        bytes.get(at + OVERHEAD, key).get(at + OVERHEAD + key.length, value);
        return new SpilledRecord(key, value, bytes.getLong(at + TIMESTAMP));
    }

    /** Where the next undamaged record begins at or behind {@code from}, or -1 if there is none. */
    static int next(ByteBuffer bytes, int from) {
        for (int at = from; at <= bytes.limit() - OVERHEAD; at++) {
            if (end(bytes, at) >= 0) {
                return at;
            }
        }
        return -1;
    }

    private static int checksum(ByteBuffer bytes, int at, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(at + CHECKED, end - at - CHECKED));
        return (int) crc.getValue();
    }
}
