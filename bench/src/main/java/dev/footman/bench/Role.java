// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./footman ROLE} as a process of its own.
 *
 * @param ready where it said that it can be reached
 */
record Role(Process process, String ready) implements AutoCloseable {
    private static final String READY = "Footman is ready: ";

    /** Starts one on data of its own below {@code folder}, and returns when it is ready. */
    static Role start(String command, String name, Path folder, List<String> options) throws IOException {
        List<String> words = new ArrayList<>(
                List.of("./footman", command, "--data", folder.resolve(name).toString()));
        words.addAll(options);
        Path log = folder.resolve(name + ".log");
        Process process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        BufferedReader lines = process.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(READY)) {
                return new Role(process, line.substring(READY.length()));
            }
        }
        throw new IOException("%s did not start: %s".formatted(name, Files.readString(log)));
    }

    /** Ends it as the kernel does, with no time for anything. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
