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
public final class Role implements AutoCloseable {
    private static final String READY = "Footman is ready: ";
    private static final int READY_WITHIN_SECONDS = 150;
    private static final int END_WITHIN_SECONDS = 15;
    private static final int LINES_TOLD = 50;

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
        List<String> command = java("512m", Footman.class);
        command.addAll(List.of(name, "--data", folder.resolve(name).toString()));
        command.addAll(options);
        return run(name, new ProcessBuilder(command), folder.resolve(name + ".log"));
    }

    /** The command that runs {@code main} with the libraries of this test; its arguments may be added. */
    public static List<String> java(String heap, Class<?> main) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:TieredStopAtLevel=1", // starts sooner, and tests start many
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
    }

    /** Starts a command that says when it is ready as Footman's servers do; {@code log} is where its errors go. */
    public static Role run(String name, ProcessBuilder command, Path log) throws IOException {
        command.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        return new Role(name, command.start(), log);
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
    public String awaitReady() throws Exception {
        try {
            return ready.get(READY_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            List<String> lines = Files.readAllLines(log);
            List<String> last = lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size());
            throw new AssertionError("%s was not ready: %s".formatted(name, String.join("\n", last)), e);
        }
    }

    /** Ends it as the kernel does, with no time for anything. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(END_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Asks it to stop and waits until it has; its exit code. */
    public int stop() throws InterruptedException {
        return stop(END_WITHIN_SECONDS);
    }

    /** The same of one that may take longer. */
    public int stop(int withinSeconds) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(withinSeconds, TimeUnit.SECONDS))
                .as("%s ends within %d s of being asked to", name, withinSeconds)
                .isTrue();
        return process.exitValue();
    }

    /** Stops it where it stands, without its noticing, until {@link #resume}. */
    public void pause() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void resume() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
        assertThat(kill.waitFor())
                .as("exit code of kill -%s of %s", signal, name)
                .isZero();
    }

    /** Whether it ends by itself within so many seconds. */
    public boolean ends(int withinSeconds) throws InterruptedException {
        return process.waitFor(withinSeconds, TimeUnit.SECONDS);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
