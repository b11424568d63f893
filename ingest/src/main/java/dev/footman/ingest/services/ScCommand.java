// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import java.io.IOException;
import java.io.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs {@code sc.exe}, or what stands in for it: so many at once, each for so long, and so much of what it prints. */
final class ScCommand implements AutoCloseable {
    private static final int AT_ONCE = 16;
    private static final int READ_AT_MOST = 64 * 1024;

    private final List<String> command;
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param command the program and its first arguments
     * @param limit   how long one call may take
     */
    ScCommand(List<String> command, Duration limit) {
        this.command = List.copyOf(command);
        this.limit = limit;
    }

    /**
     * Runs it once. A call that takes too long is ended, and says so in its answer.
     *
     * @throws IOException if there is no such program
     */
    ScAnswer run(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(command);
        words.addAll(List.of(arguments));
        slots.acquire();
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            try {
                return answer(process);
            } finally {
                end(process);
            }
        } finally {
            slots.release();
        }
    }

    private ScAnswer answer(Process process) throws IOException, InterruptedException {
        process.getOutputStream().close();
        Future<String> output = readers.submit(() -> read(process));
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return new ScAnswer(-1, "no answer within %d ms".formatted(limit.toMillis()));
        }
        try {
            return new ScAnswer(process.exitValue(), output.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) { // a child of its own keeps its output open
            return new ScAnswer(-1, "its output had no end within %d ms".formatted(limit.toMillis()));
        } catch (ExecutionException e) {
            return new ScAnswer(process.exitValue(), "its output could not be read: " + e.getMessage());
        }
    }

    private static String read(Process process) throws IOException {
        try (Reader reader = process.inputReader()) {
            char[] kept = new char[READ_AT_MOST];
            int length = 0;
            int count = reader.read(kept, 0, kept.length);
            while (count > 0) {
                length += count;
                count = reader.read(kept, length, kept.length - length);
            }
            return new String(kept, 0, length);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
