// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.command.Footman;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A server command in a process of its own, which can be killed. */
final class Role implements AutoCloseable {
    private static final String READY = "Footman is ready: ";
    private static final int READY_WITHIN_SECONDS = 90;
    private static final int END_WITHIN_SECONDS = 15;

    private final String name;
    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Path log;

    private Role(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Thread.ofVirtual().start(this::readOutput);
    }

    /** Starts {@code footman NAME OPTIONS} on a data folder of the role's own below {@code folder}. */
    static Role start(String name, Path folder, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1", // starts sooner, and tests start many
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Footman.class.getName(),
                name,
                "--data",
                folder.resolve(name).toString()));
        command.addAll(options);
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return new Role(name, builder.start(), log);
    }

    private void readOutput() {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(READY)) {
                    ready.complete(line.substring(READY.length()));
                }
            }
            ready.completeExceptionally(new AssertionError("the process ended without being ready"));
        } catch (IOException e) {
            ready.completeExceptionally(e);
        }
    }

    /** Waits until it is ready; where it can be reached. */
    String awaitReady() throws Exception {
        try {
            return ready.get(READY_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("%s was not ready: %s".formatted(name, Files.readString(log)), e);
        }
    }

    /** Ends it as the kernel does, with no time for anything. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks it to stop and waits until it has; its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS))
                .as("%s ends within %d s of being asked to", name, END_WITHIN_SECONDS)
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
