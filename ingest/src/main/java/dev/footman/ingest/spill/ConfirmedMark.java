// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * The file that says up to where records were confirmed: segment number, offset in it, and a CRC32C of both. Where it is
 * missing or damaged, nothing was confirmed: records are then repeated, never lost.
 */
final class ConfirmedMark implements AutoCloseable {
    /** Every record before {@code offset} in segment {@code number}, and of all segments before it, was confirmed. */
    record Position(long number, int offset) {}

    private static final Position START = new Position(0, 0);
    private static final int CHECKED = 12;
    private static final int LENGTH = 16;

    private final FileChannel channel;

    ConfirmedMark(Path file) throws IOException {
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    Position read() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH);
        int read = 0;
        while (read >= 0 && bytes.hasRemaining()) {
            read = channel.read(bytes, bytes.position());
        }
        boolean whole = !bytes.hasRemaining() && bytes.getInt(CHECKED) == checksum(bytes);
        return whole ? new Position(bytes.getLong(0), bytes.getInt(8)) : START;
    }

    void write(Position position) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(LENGTH).putLong(position.number()).putInt(position.offset());
        bytes.putInt(checksum(bytes)).flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes, bytes.position());
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(0, CHECKED));
        return (int) crc.getValue();
    }
}
