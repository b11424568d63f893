// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How keys lie on disk. Those of a kind's index begin with the hour, newest first: so whatever is too old is one range of each
 * index, whichever texts there were, and a text is looked up once in each hour.
 */
final class Keys {
    private static final int HOUR_FROM = 2;
    private static final int PREFIX_BYTES = HOUR_FROM + Integer.BYTES + Short.BYTES;

    private Keys() {}

    static byte[] id(Kind kind, byte[] id) {
        return ByteBuffer.allocate(1 + Place.ID_BYTES).put(kind.code()).put(id).array();
    }

    /** The first id of {@code second}. */
    static byte[] id(Kind kind, long second) {
        return ByteBuffer.allocate(1 + Place.ID_BYTES)
                .put(kind.code())
                .putInt((int) second)
                .array();
    }

    static byte[] index(Kind kind, Index index, String text, Place place) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(PREFIX_BYTES + bytes.length + Place.BYTES);
        place.write(prefix(key, kind, index, text(bytes), place.hour()));
        return key.array();
    }

    /** What the keys of a text begin with in one hour. */
    static byte[] prefix(Kind kind, Index index, String text, long hour) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer key = ByteBuffer.allocate(PREFIX_BYTES + bytes.length);
        return prefix(key, kind, index, text(bytes), hour).array();
    }

    /** Behind all keys that begin with {@code prefix}. */
    static byte[] behind(byte[] prefix) {
        byte[] key = Arrays.copyOf(prefix, prefix.length + Place.BYTES + 1);
        Arrays.fill(key, prefix.length, key.length, (byte) 0xff);
        return key;
    }

    private static ByteBuffer prefix(ByteBuffer key, Kind kind, Index index, byte[] text, long hour) {
        return key.put(index.code()).put(kind.code()).putInt(~(int) hour).put(text);
    }

    /** A text with its length ahead, so that none is the beginning of another. */
    private static byte[] text(byte[] bytes) {
        return ByteBuffer.allocate(Short.BYTES + bytes.length)
                .putShort((short) bytes.length)
                .put(bytes)
                .array();
    }

    /** Before all keys of a kind's index that are of {@code hour} or older. */
    static byte[] hour(Kind kind, Index index, long hour) {
        return ByteBuffer.allocate(HOUR_FROM + Integer.BYTES)
                .put(index.code())
                .put(kind.code())
                .putInt(~(int) hour)
                .array();
    }

    /** Before all keys of a kind's index. */
    static byte[] start(Kind kind, Index index) {
        return new byte[] {index.code(), kind.code()};
    }

    /** Behind all keys of a kind's index. */
    static byte[] end(Kind kind, Index index) {
        return new byte[] {index.code(), (byte) (kind.code() + 1)};
    }

    static boolean isOf(Kind kind, Index index, byte[] key) {
        return key[0] == index.code() && key[1] == kind.code();
    }

    static long hourOf(byte[] indexKey) {
        return Integer.toUnsignedLong(~ByteBuffer.wrap(indexKey).getInt(HOUR_FROM));
    }

    static String textOf(byte[] indexKey) {
        int length = indexKey.length - Place.BYTES - PREFIX_BYTES;
        return new String(indexKey, PREFIX_BYTES, length, StandardCharsets.UTF_8);
    }

    static Place placeOf(byte[] indexKey) {
        return Place.read(indexKey, indexKey.length - Place.BYTES);
    }

    static byte[] part(Part part) {
        return ByteBuffer.allocate(1 + Integer.BYTES)
                .put(part.feed().code())
                .putInt(part.number())
                .array();
    }

    static Part partOf(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        return new Part(Feed.of(bytes.get()), bytes.getInt());
    }

    /** Where the identity of a feed's topic is kept. */
    static byte[] topic(Feed feed) {
        return new byte[] {feed.code()};
    }
}
