// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One file of a spill: records one behind the other. Written by the process that made it, later only read. */
final class Segment {
    static final String SUFFIX = ".spill";

    private static final Logger log = LoggerFactory.getLogger(Segment.class);
    private static final int CHUNK = 1 << 20;

    /** Some records that follow one another; {@code ends[i]} is where record {@code i} ends in the segment. */
    record Batch(List<SpilledRecord> records, List<Integer> ends) {}

    private final long number;
    private final Path path;
    private @Nullable FileChannel writer;
    private int end;
    private long records;

    private Segment(long number, Path path) {
        this.number = number;
        this.path = path;
    }

    static Segment create(Path folder, long number) throws IOException {
        Segment segment = new Segment(number, folder.resolve("%020d%s".formatted(number, SUFFIX)));
        segment.writer = FileChannel.open(segment.path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return segment;
    }

    /**
     * Opens what an earlier process left, and cuts off a torn tail.
     *
     * @param from where the records begin that are not confirmed; only they are counted
     */
    static Segment open(Path path, int from) throws IOException {
        Segment segment = new Segment(number(path), path);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
        int at = Math.min(from, bytes.limit());
        while (at < bytes.limit()) {
            int next = Frame.end(bytes, at);
            if (next >= 0) {
                segment.records++;
                at = next;
            } else {
                next = Frame.next(bytes, at + 1);
                if (next < 0) {
                    break;
                }
                segment.warn("a damaged part is left out", next - at);
                at = next;
            }
        }
        segment.end = at;
        segment.cut(bytes.limit());
        return segment;
    }

    /** The number that a segment's file name says. */
    static long number(Path path) {
        String name = String.valueOf(path.getFileName());
        return Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
    }

    private void cut(int length) {
        if (end == length) {
            return;
        }
        warn("a torn tail is cut off", length - end);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(end);
        } catch (IOException e) {
            log.atWarn()
                    .setCause(e)
                    .addKeyValue("file", path)
                    .log("the torn tail could not be cut off; it is passed over");
        }
    }

    private void warn(String what, int bytes) {
        log.atWarn().addKeyValue("file", path).addKeyValue("bytes", bytes).log("spilled events: " + what);
    }

    /** Writes behind the last record. What an attempt that failed has left there is written over. */
    void append(ByteBuffer frame) throws IOException {
        FileChannel channel = writer;
        if (channel == null) {
            throw new IOException("the segment is closed");
        }
        int length = frame.remaining();
        while (frame.hasRemaining()) {
            channel.write(frame, end + (length - frame.remaining()));
        }
        end += length;
        records++;
    }

    /** Whether {@code bytes} more may be written here without passing {@code limit}. */
    boolean takes(int bytes, int limit) {
        return writer != null && writer.isOpen() && (end == 0 || end + (long) bytes <= limit);
    }

    /** Reads up to {@code most} records from {@code from}; none only if no undamaged one is left. */
    Batch read(int from, int most) throws IOException {
        int left = end - from;
        Batch batch = parse(load(from, Math.min(left, CHUNK)), from, most, left > CHUNK);
        return batch.records.isEmpty() && left > 0 ? parse(load(from, left), from, most, false) : batch;
    }

    private Batch parse(ByteBuffer bytes, int from, int most, boolean mayBeCut) {
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        int at = 0;
        while (at < bytes.limit() && batch.records.size() < most) {
            int next = Frame.end(bytes, at);
            if (next >= 0) {
                batch.records.add(Frame.decode(bytes, at, next));
                batch.ends.add(from + next);
                at = next;
            } else if (mayBeCut) {
                break;
            } else {
                int found = Frame.next(bytes, at + 1);
                at = found < 0 ? bytes.limit() : found;
            }
        }
        return batch;
    }

    private ByteBuffer load(int from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            int read = 0;
            while (read >= 0 && bytes.hasRemaining()) {
                read = channel.read(bytes, from + bytes.position());
            }
        }
        return bytes.flip();
    }

    long number() {
        return number;
    }

    /** The bytes of its records, those confirmed included. */
    int end() {
        return end;
    }

    /** How many of its records are not confirmed. */
    long records() {
        return records;
    }

    void confirmed(int count) {
        records -= count;
    }

    void force() throws IOException {
        if (writer != null) {
            writer.force(false);
        }
    }

    void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    void delete() throws IOException {
        close();
        Files.deleteIfExists(path);
    }
}
