// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;

/**
 * Records on disk, and how far the topics were read when they were written, in one write. One thread writes; all may read.
 * What is asked of a store that is closed is answered with nothing: it is not there any more.
 */
final class RecordStore implements AutoCloseable {
    /** Places that one step of a listing looks at, so that none holds the store for long. */
    private static final int STEP = 50_000;

    private static final long STEP_BYTES = 4L << 20;

    private static final byte[] NOTHING = {};

    private final StoreFiles files;
    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private volatile boolean isClosing;

    private RecordStore(StoreFiles files) {
        this.files = files;
    }

    /** Opens the store in {@code folder}, which is made where it is not there. */
    static RecordStore open(Path folder) throws RocksDBException, IOException {
        Files.createDirectories(folder);
        return new RecordStore(StoreFiles.open(folder));
    }

    private interface Work<T> {
        T done() throws RocksDBException;
    }

    /** Does {@code work} while the store cannot be closed: RocksDB does not survive being asked then. */
    private <T> T whileOpen(T otherwise, Work<T> work) throws RocksDBException {
        life.readLock().lock();
        try {
            return isClosing ? otherwise : work.done();
        } finally {
            life.readLock().unlock();
        }
    }

    /** Writes {@code entries}, and that the topics are read up to {@code positions}: all of it or nothing. */
    void write(List<Entry> entries, Map<Part, Long> positions) throws RocksDBException {
        whileOpen(NOTHING, () -> {
            try (WriteBatch batch = new WriteBatch()) {
                EntryBatch into = new EntryBatch(files, batch);
                for (Entry entry : entries) {
                    into.put(entry);
                }
                for (Map.Entry<Part, Long> position : positions.entrySet()) {
                    batch.put(
                            files.of(Family.POSITIONS),
                            Keys.part(position.getKey()),
                            ByteBuffer.allocate(Long.BYTES)
                                    .putLong(position.getValue())
                                    .array());
                }
                files.db().write(files.writing(), batch);
            }
            return NOTHING;
        });
    }

    /** How far the topics are read: the offset of the next record of each part. */
    Map<Part, Long> positions() throws RocksDBException {
        return whileOpen(Map.of(), () -> {
            Map<Part, Long> positions = new HashMap<>();
            try (ReadOptions options = new ReadOptions();
                    RocksIterator at = files.db().newIterator(files.of(Family.POSITIONS), options)) {
                for (at.seekToFirst(); at.isValid(); at.next()) {
                    if (at.key().length > 1) {
                        positions.put(
                                Keys.partOf(at.key()),
                                ByteBuffer.wrap(at.value()).getLong());
                    }
                }
                at.status();
            }
            return positions;
        });
    }

    /**
     * Takes note of which topic a feed is. Where it was another one, that has been made anew, and is to be read from its
     * beginning.
     *
     * @return whether it was another one
     */
    boolean noteTopic(Feed feed, String topic) throws RocksDBException {
        return whileOpen(false, () -> {
            byte[] identity = topic.getBytes(StandardCharsets.UTF_8);
            byte[] known = files.db().get(files.of(Family.POSITIONS), Keys.topic(feed));
            boolean isOther = known != null && !Arrays.equals(known, identity);
            try (WriteBatch batch = new WriteBatch()) {
                if (isOther) {
                    batch.deleteRange(
                            files.of(Family.POSITIONS),
                            Keys.part(new Part(feed, 0)),
                            Keys.part(new Part(feed, Integer.MAX_VALUE)));
                }
                batch.put(files.of(Family.POSITIONS), Keys.topic(feed), identity);
                files.db().write(files.writing(), batch);
            }
            return isOther;
        });
    }

    /** The record of an id. */
    Optional<Row> find(Kind kind, String id) throws RocksDBException {
        return whileOpen(Optional.empty(), () -> {
            Place place = EntryBatch.place(files, kind, id);
            return place == null ? Optional.empty() : Optional.ofNullable(EntryBatch.row(files, kind, place));
        });
    }

    /**
     * The next rows of a query, or some of them: a step looks at a bounded number.
     *
     * @param from where it goes on; null: with the newest
     * @param skip rows to pass over first
     */
    Page page(Query query, @Nullable Place from, long skip, int most) throws RocksDBException {
        return whileOpen(new Page(List.of(), 0, null), () -> {
            try (Walk walk = Walk.start(files, query, from)) {
                return page(walk, skip, most);
            }
        });
    }

    private Page page(Walk walk, long skip, int most) throws RocksDBException {
        List<Row> rows = new ArrayList<>();
        long passed = 0;
        long bytes = 0;
        for (int seen = 0; seen < STEP && bytes < STEP_BYTES && rows.size() < most && isOn(walk); seen++) {
            boolean isMatch = walk.matches();
            boolean isPassed = isMatch && passed < skip;
            passed += isPassed ? 1 : 0;
            Row row = isMatch && !isPassed ? walk.row() : null;
            if (row != null) {
                rows.add(row);
                bytes += row.json().length;
            }
            walk.next();
        }
        return new Page(rows, passed, walk.place());
    }

    private boolean isOn(Walk walk) {
        return walk.place() != null && !isClosing;
    }

    /** How many there are, counted up to {@code most}, and among those that one step sees. */
    long count(Query query, long most) throws RocksDBException {
        return whileOpen(0L, () -> {
            long count = 0;
            try (Walk walk = Walk.start(files, query, null)) {
                for (int seen = 0; seen < STEP && count < most && isOn(walk); seen++) {
                    count += walk.matches() ? 1 : 0;
                    walk.next();
                }
            }
            return count;
        });
    }

    /** Which texts an index holds; {@code most} at most. */
    SortedSet<String> texts(Kind kind, Index index, int most) throws RocksDBException {
        return whileOpen(new TreeSet<>(), () -> Texts.of(files, kind, index, most));
    }

    /** Removes of these kinds what happened before {@code time}, to the hour; {@code slack}: ids may be older than their records by this. */
    void removeBefore(Set<Kind> kinds, Instant time, Duration slack) throws RocksDBException {
        long hour = Place.hour(Place.micros(time));
        if (hour > 0) {
            whileOpen(NOTHING, () -> {
                Removal.before(files, kinds, hour, time.minus(slack).getEpochSecond());
                return NOTHING;
            });
        }
    }

    /** Waits for whoever reads just now, which is not for long, and brings all to disk. */
    @Override
    public void close() throws RocksDBException {
        isClosing = true;
        life.writeLock().lock();
        try {
            files.close();
        } finally {
            life.writeLock().unlock();
        }
    }
}
