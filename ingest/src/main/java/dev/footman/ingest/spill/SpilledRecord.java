// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

/**
 * One event on its way to the log, as bytes. The arrays are not copied: nobody changes them after they were handed in.
 */
public final class SpilledRecord {
    private final byte[] key;
    private final byte[] value;
    private final long timestamp;

    /** An event's key and value as the topic carries them, and when it was taken in, in milliseconds since 1970. */
    public SpilledRecord(byte[] key, byte[] value, long timestamp) {
        this.key = key;
        this.value = value;
        this.timestamp = timestamp;
    }

    public byte[] key() {
        return key;
    }

    public byte[] value() {
        return value;
    }

    public long timestamp() {
        return timestamp;
    }

    /** What it takes of memory or disk, framing included. */
    int size() {
        return Frame.OVERHEAD + key.length + value.length;
    }
}
