// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that one process, and no second one, keeps its data in. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final FileChannel lockFile;

    private DataFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder if need be, and keeps others out until it is closed. A process that was killed keeps nobody out.
     *
     * @throws DataFolderException if it cannot be used; the message says why and what to do
     */
    public static DataFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.READ);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(folder);
            }
            return new DataFolder(folder, channel);
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw inUse(folder);
        } catch (IOException e) {
            close(channel);
            throw new DataFolderException(
                    "the data folder %s cannot be used (%s); give another with --data".formatted(folder, e), e);
        } catch (DataFolderException e) {
            close(channel);
            throw e;
        }
    }

    private static DataFolderException inUse(Path folder) {
        return new DataFolderException(
                "the data folder %s is in use by another Footman; stop that one, or give another folder with --data"
                        .formatted(folder),
                null);
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a lock file could not be closed", e);
        }
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        close(lockFile);
    }
}
