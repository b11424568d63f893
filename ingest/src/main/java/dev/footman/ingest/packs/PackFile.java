// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.packs;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * A file of a pack, as it was when it was looked at.
 *
 * @param pack the name of the pack's folder
 */
record PackFile(Path path, String pack, Kind kind, long size, FileTime changed) {
    /** What a file says, by the folder that it lies in. */
    enum Kind {
        ACTION("actions"),
        TRIGGER("triggers"),
        RULE("rules");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        String folder() {
            return folder;
        }
    }

    /** Where it lies in its pack, such as {@code rules/sample.yaml}. */
    String metadataFile() {
        return kind.folder() + "/" + path.getFileName();
    }
}
