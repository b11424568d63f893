// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes files that hold a key: for their owner's eyes only, and whole or not at all. */
public final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /** Writes {@code text} beside its place and moves it there: a key that is cut off would be worse than none. */
    public static void write(Path file, String text) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    beside, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(beside); // Windows: the folder's own access list holds
        }
        Files.writeString(beside, text);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
