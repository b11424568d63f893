// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.spill;

import dev.footman.ingest.warning.OncePerMinute;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded queue of records on disk, first in, first out, that survives the process: a record that was kept is peeked
 * again and again, by this process or the next, until it was confirmed. A crash can repeat records and loses none; a
 * power failure may lose those of the last 200 ms, for so often it asks the disk.
 *
 * <p>One process at a time may use the folder; its lock is the caller's. Safe for several threads.
 */
public final class Spill implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Spill.class);
    private static final int SEGMENT_BYTES = 16 << 20;
    private static final long FORCE_EVERY_MILLIS = 200;

    private final Path folder;
    private final long maxBytes;
    private final int segmentBytes;
    private final Clock clock;
    private final ConfirmedMark mark;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final OncePerMinute<String> warnings = new OncePerMinute<>(1);
    private long nextNumber;
    private int offset;
    private List<Integer> peeked = List.of();
    private @Nullable Segment dirty;
    private long forcedAt;
    private boolean closed;
    private final AtomicLong records = new AtomicLong();

    private Spill(Path folder, long maxBytes, int segmentBytes, Clock clock) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.maxBytes = maxBytes;
        this.segmentBytes = segmentBytes;
        this.clock = clock;
        this.mark = new ConfirmedMark(folder.resolve("confirmed"));
    }

    /**
     * Opens the folder and finds what an earlier process left in it.
     *
     * @param maxBytes the bound of what lies on disk
     * @throws IOException if the folder cannot be read or written at all; later troubles are answers
     */
    public static Spill open(Path folder, long maxBytes, Clock clock) throws IOException {
        return open(folder, maxBytes, SEGMENT_BYTES, clock);
    }

    static Spill open(Path folder, long maxBytes, int segmentBytes, Clock clock) throws IOException {
        Spill spill = new Spill(folder, maxBytes, segmentBytes, clock);
        try {
            spill.load();
            return spill;
        } catch (IOException | RuntimeException e) {
            spill.mark.close();
            throw e;
        }
    }

    private void load() throws IOException {
        ConfirmedMark.Position confirmed = mark.read();
        nextNumber = confirmed.number() + 1;
        for (Path file : segmentFiles()) {
            long number = Segment.number(file);
            nextNumber = Math.max(nextNumber, number + 1);
            if (number < confirmed.number()) {
                Files.delete(file);
            } else {
                segments.add(Segment.open(file, number == confirmed.number() ? confirmed.offset() : 0));
            }
        }
        boolean begun = !segments.isEmpty() && segments.getFirst().number() == confirmed.number();
        offset = begun ? confirmed.offset() : 0;
        records.set(segments.stream().mapToLong(Segment::records).sum());
        dropFinished();
    }

    private List<Path> segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d{20}\\" + Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Puts a record behind the others. It never throws for the disk's sake. */
    public synchronized Appended append(SpilledRecord record) {
        boolean interrupted = Thread.interrupted(); // it would close the file under our hands
        try {
            return appendUninterrupted(record);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Appended appendUninterrupted(SpilledRecord record) {
        if (closed) {
            return new Appended.Failed("the spill is closed");
        }
        if (bytes() + record.size() > maxBytes) {
            return new Appended.Full(maxBytes);
        }
        try {
            Segment segment = writable(record.size());
            segment.append(Frame.encode(record));
            dirty = segment;
            records.incrementAndGet();
        } catch (IOException e) {
            return new Appended.Failed(e.toString());
        }
        force(FORCE_EVERY_MILLIS);
        return new Appended.Kept();
    }

    private Segment writable(int size) throws IOException {
        Segment last = segments.peekLast();
        if (last != null && last.takes(size, segmentBytes)) {
            return last;
        }
        Segment created = Segment.create(folder, nextNumber);
        nextNumber++;
        if (last != null) {
            force(0);
            last.close();
        }
        segments.add(created);
        return created;
    }

    /** Asks the disk for what was appended more than 200 ms ago, if anything was; for a thread that has the time. */
    public synchronized void forceIfDue() {
        force(FORCE_EVERY_MILLIS);
    }

    private void force(long afterMillis) {
        long now = clock.millis();
        if (dirty == null || Math.abs(now - forcedAt) < afterMillis) {
            return;
        }
        try {
            forcedAt = now;
            dirty.force();
            dirty = null;
        } catch (IOException e) {
            warn("the disk did not confirm spilled events", e);
        }
    }

    /**
     * The oldest records that were not confirmed, in order; a second call gives the same ones.
     *
     * @return none if there is nothing; otherwise from one to {@code most}, possibly fewer than there are
     * @throws IOException if they cannot be read now
     */
    public synchronized List<SpilledRecord> peek(int most) throws IOException {
        while (!segments.isEmpty()) {
            Segment.Batch batch = segments.getFirst().read(offset, most);
            if (!batch.records().isEmpty()) {
                peeked = batch.ends();
                return batch.records();
            }
            if (segments.getFirst().records() > 0) {
                log.atWarn().log("spilled events: a segment is damaged to its end; going on with the next");
            }
            offset = segments.getFirst().end();
            dropFinished();
        }
        peeked = List.of();
        return List.of();
    }

    /** Forgets the first {@code count} of the records peeked last. */
    public synchronized void confirm(int count) {
        if (count > peeked.size()) {
            throw new IllegalArgumentException("%d to confirm of %d peeked".formatted(count, peeked.size()));
        }
        if (count == 0 || closed) {
            return;
        }
        Segment first = segments.getFirst();
        offset = peeked.get(count - 1);
        peeked = peeked.subList(count, peeked.size());
        first.confirmed(count);
        records.addAndGet(-count);
        remember(new ConfirmedMark.Position(first.number(), offset));
        dropFinished();
    }

    private void remember(ConfirmedMark.Position position) {
        try {
            mark.write(position);
        } catch (IOException e) {
            warn("what was confirmed could not be written; a restart would repeat events", e);
        }
    }

    private void dropFinished() {
        while (!segments.isEmpty() && offset >= segments.getFirst().end()) {
            Segment finished = segments.removeFirst();
            records.addAndGet(-finished.records());
            offset = 0;
            peeked = List.of();
            dirty = finished.equals(dirty) ? null : dirty;
            try {
                finished.delete();
            } catch (IOException e) {
                warn("a segment that is done could not be deleted", e);
            }
        }
    }

    private void warn(String what, IOException cause) {
        if (warnings.allows("disk", clock.millis())) {
            log.atWarn().setCause(cause).addKeyValue("folder", folder).log(what);
        }
    }

    /** How many records are not confirmed. */
    public long records() {
        return records.get();
    }

    /** What lies on disk, the confirmed records of a segment that is still needed included. */
    public synchronized long bytes() {
        return segments.stream().mapToLong(Segment::end).sum();
    }

    /** The folder. */
    @Override
    public String toString() {
        return folder.toString();
    }

    /** Asks the disk for everything. What is not confirmed stays for the next time. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        force(0);
        closed = true;
        try (mark) {
            mark.force();
            for (Segment segment : segments) {
                segment.close();
            }
        } catch (IOException e) {
            warn("closing the spill failed", e);
        }
    }
}
