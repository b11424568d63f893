// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * RocksDB, opened as records need it. It keeps no log of its own: the topics are one, and all families are flushed as one,
 * so that what is on disk is always the state of one moment, positions included.
 */
final class StoreFiles implements AutoCloseable {
    /** All memory that it takes, what is not on disk yet included. */
    private static final long MEMORY_BYTES = 32L << 20;

    private static final long UNFLUSHED_BYTES = 12L << 20;
    private static final long FAMILY_UNFLUSHED_BYTES = 8L << 20;
    private static final long FILE_BYTES = 32L << 20;
    private static final long LOG_BYTES = 1L << 20;

    private final List<AbstractNativeReference> opened = new ArrayList<>();
    private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    private final RocksDB db;
    private final WriteOptions writing;

    private StoreFiles(Path folder) throws RocksDBException {
        LRUCache cache = keep(new LRUCache(MEMORY_BYTES));
        WriteBufferManager unflushed = keep(new WriteBufferManager(UNFLUSHED_BYTES, cache));
        ColumnFamilyOptions family = keep(familyOptions(cache));
        DBOptions options = keep(options(unflushed));
        writing = keep(new WriteOptions().setDisableWAL(true));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        for (Family one : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(one.title(), family));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        db = RocksDB.open(options, folder.toString(), descriptors, handles);
        Iterator<ColumnFamilyHandle> handle = handles.iterator();
        for (Family one : Family.values()) {
            families.put(one, handle.next());
        }
    }

    /** Opens the files in {@code folder}, which is there. */
    static StoreFiles open(Path folder) throws RocksDBException {
        RocksDB.loadLibrary();
        return new StoreFiles(folder);
    }

    private <T extends AbstractNativeReference> T keep(T part) {
        opened.addFirst(part);
        return part;
    }

    private static ColumnFamilyOptions familyOptions(LRUCache cache) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setBlockSize(16 << 10)
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setCacheIndexAndFilterBlocks(true)
                .setPinTopLevelIndexAndFilter(false);
        return new ColumnFamilyOptions()
                .setTableFormatConfig(table)
                .setWriteBufferSize(FAMILY_UNFLUSHED_BYTES)
                .setTargetFileSizeBase(FILE_BYTES)
                // the same on all levels, so that a file moves down as it is
                .setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    private static DBOptions options(WriteBufferManager unflushed) {
        return new DBOptions()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setAtomicFlush(true)
                .setWriteBufferManager(unflushed)
                .setMaxBackgroundJobs(2)
                .setMaxOpenFiles(256)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_BYTES)
                .setKeepLogFileNum(2);
    }

    RocksDB db() {
        return db;
    }

    WriteOptions writing() {
        return writing;
    }

    ColumnFamilyHandle of(Family family) {
        return Objects.requireNonNull(families.get(family), "family");
    }

    /** Brings everything to disk and closes. */
    @Override
    public void close() throws RocksDBException {
        try (FlushOptions flush = new FlushOptions().setWaitForFlush(true).setAllowWriteStall(true)) {
            db.flush(flush, List.copyOf(families.values()));
        } finally {
            families.values().forEach(ColumnFamilyHandle::close);
            db.close();
            opened.forEach(AbstractNativeReference::close);
        }
    }
}
