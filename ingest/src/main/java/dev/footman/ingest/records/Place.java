// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * Where a record stands among all of its kind: by time, and by id among those of one time. In bytes the newest is first.
 *
 * @param micros since 1970, 0 or more
 * @param id     24 hexadecimal digits
 */
record Place(long micros, String id) {
    /** Bytes of a place, and of an id in it. */
    static final int BYTES = 20;

    static final int ID_BYTES = 12;
    static final Comparator<Place> OLDEST_FIRST =
            Comparator.<Place>comparingLong(place -> place.micros()).thenComparing(Place::id);
    private static final String NEWEST_ID = "ff".repeat(ID_BYTES);
    private static final String OLDEST_ID = "00".repeat(ID_BYTES);
    static final long LAST_SECOND = 190_000_000_000L;
    static final long MICROS_OF_HOUR = 3_600_000_000L;

    /** Before every record of this time. */
    static Place newestAt(long micros) {
        return new Place(micros, NEWEST_ID);
    }

    /** Behind every record of this time. */
    static Place oldestAt(long micros) {
        return new Place(micros, OLDEST_ID);
    }

    static Place read(byte[] bytes, int from) {
        long micros = ~ByteBuffer.wrap(bytes).getLong(from);
        byte[] id = new byte[ID_BYTES];
        for (int i = 0; i < ID_BYTES; i++) {
            id[i] = (byte) ~bytes[from + Long.BYTES + i];
        }
        return new Place(micros, HexFormat.of().formatHex(id));
    }

    void write(ByteBuffer to) {
        to.putLong(~micros);
        for (byte part : idBytes()) {
            to.put((byte) ~part);
        }
    }

    byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BYTES);
        write(bytes);
        return bytes.array();
    }

    byte[] idBytes() {
        return HexFormat.of().parseHex(id);
    }

    /** The hour that it is in, counted from 1970. */
    long hour() {
        return hour(micros);
    }

    static long hour(long micros) {
        return micros / MICROS_OF_HOUR;
    }

    /** A time as microseconds since 1970; what is before that or behind the year 8000 is as far as that. */
    static long micros(Instant time) {
        long second = Math.clamp(time.getEpochSecond(), -1, LAST_SECOND);
        return second * 1_000_000 + time.getNano() / 1_000;
    }

    Instant time() {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
