// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A disk in memory, of a size of its own, that can be filled. It is mounted in a namespace of its own, so that no rights
 * are needed on the machine but that of making one; a process that keeps still holds the namespace, and with it the data,
 * while the broker on it is dead.
 */
final class SmallDisk implements AutoCloseable {
    private static final String SIZE = "3g";

    private final Process holder;
    private final Path folder;

    private SmallDisk(Process holder, Path folder) {
        this.holder = holder;
        this.folder = folder;
    }

    /** Mounts it on {@code folder}; empty where the machine does not let us, and then {@code why} is told the reason. */
    static Optional<SmallDisk> mount(Path folder, List<String> why) throws IOException {
        Files.createDirectories(folder);
        String script =
                "mount -t tmpfs -o size=%s tmpfs '%s' && echo mounted && exec sleep infinity".formatted(SIZE, folder);
        try {
            Process holder = new ProcessBuilder("unshare", "-rm", "sh", "-c", script)
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output = holder.inputReader(StandardCharsets.UTF_8);
            String said = output.readLine();
            if ("mounted".equals(said)) {
                return Optional.of(new SmallDisk(holder, folder));
            }
            holder.destroyForcibly();
            why.add(said == null ? "unshare said nothing" : said);
        } catch (IOException e) { // there is no such program
            why.add(String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** The same command, run where this disk is seen; its process is the command's own. */
    List<String> within(List<String> command) {
        List<String> whole = new ArrayList<>(
                List.of("nsenter", "--preserve-credentials", "-U", "-m", "-t", Long.toString(holder.pid())));
        whole.addAll(command);
        return whole;
    }

    /** Fills it to the last byte. */
    void fill() throws IOException, InterruptedException {
        run("dd if=/dev/zero of='%s' bs=64k 2>/dev/null; true".formatted(folder.resolve("filler")));
    }

    void free() throws IOException, InterruptedException {
        run("rm -f '%s'".formatted(folder.resolve("filler")));
    }

    private void run(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(within(List.of("sh", "-c", script)))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("'%s' failed: %s".formatted(script, said));
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
