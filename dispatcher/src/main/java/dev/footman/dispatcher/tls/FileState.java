// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a file is known to have changed.
 *
 * @param key which file it is, where the system tells: another one may have been put in its place within the same moment
 */
record FileState(FileTime modified, long size, @Nullable Object key) {
    private static final FileState NONE = new FileState(FileTime.fromMillis(0), -1, null);

    /** The state that the file is in now; that of a missing file equals no other. */
    static FileState of(String path) {
        try {
            BasicFileAttributes file = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
            return new FileState(file.lastModifiedTime(), file.size(), file.fileKey());
        } catch (IOException | InvalidPathException e) {
            return NONE;
        }
    }
}
