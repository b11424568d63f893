// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A clock that one process takes for the machine's: libfaketime, which reads from a file how far off it is. */
final class FakeClock {
    private static final String LIBRARY = "faketime/libfaketime.so.1";

    private final Path library;
    private final Path file;

    private FakeClock(Path library, Path file) {
        this.library = library;
        this.file = file;
    }

    /** A clock that is right; empty where libfaketime is not installed. */
    static Optional<FakeClock> in(Path folder) throws IOException {
        Optional<Path> library = library();
        Path file = folder.resolve("clock");
        Files.writeString(file, "+0\n");
        return library.map(found -> new FakeClock(found, file));
    }

    private static Optional<Path> library() throws IOException {
        for (Path lib : new Path[] {Path.of("/usr/lib"), Path.of("/usr/lib64"), Path.of("/usr/local/lib")}) {
            if (Files.exists(lib.resolve(LIBRARY))) {
                return Optional.of(lib.resolve(LIBRARY));
            }
            if (Files.isDirectory(lib)) {
                try (Stream<Path> below = Files.list(lib)) { // Debian has a folder for each kind of machine
                    Optional<Path> found = below.map(folder -> folder.resolve(LIBRARY))
                            .filter(Files::exists)
                            .findFirst();
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** What a process must be started with to have this clock. Its timers go by another one, which stays right. */
    Map<String, String> environment() {
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX", // with it, Java's Object.wait does not wait
                "0");
    }

    void setForwardByAnHour() throws IOException {
        Files.writeString(file, "+1h\n");
    }
}
