// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.packs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the files of packs in folders that are laid out as {@code <pack>/rules/*.yaml}, and so on for what else there is. */
final class PackFolders {
    private static final Logger log = LoggerFactory.getLogger(PackFolders.class);

    /** How many files are looked at; whoever has more names a wrong folder. */
    private static final int MOST_FILES = 20_000;

    private final List<Path> folders;

    PackFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** All files, those that others need first, each by name. */
    List<PackFile> files() {
        List<PackFile> files = new ArrayList<>();
        for (Path folder : folders) {
            for (Path pack : entries(folder)) {
                for (PackFile.Kind kind : PackFile.Kind.values()) {
                    addFiles(files, pack, kind);
                }
            }
        }
        files.sort(Comparator.comparing(PackFile::kind).thenComparing(PackFile::path));
        if (files.size() > MOST_FILES) {
            log.atWarn()
                    .addKeyValue("found", files.size())
                    .addKeyValue("readAtMost", MOST_FILES)
                    .log(
                            "packs have too many files, and some are passed over; does footman.packs name the right folder?");
        }
        return files.size() <= MOST_FILES ? files : files.subList(0, MOST_FILES);
    }

    private static void addFiles(List<PackFile> files, Path pack, PackFile.Kind kind) {
        Path folder = pack.resolve(kind.folder());
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path file : entries(folder)) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json")) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    files.add(new PackFile(
                            file,
                            pack.getFileName().toString(),
                            kind,
                            attributes.size(),
                            attributes.lastModifiedTime()));
                } catch (IOException e) {
                    tell(file, e); // it may just have been removed
                }
            }
        }
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            tell(folder, e);
        }
        return entries;
    }

    private static void tell(Path path, Exception e) {
        log.atWarn()
                .addKeyValue("path", path)
                .addKeyValue("reason", e.getMessage())
                .log("a pack's file cannot be looked at");
    }
}
