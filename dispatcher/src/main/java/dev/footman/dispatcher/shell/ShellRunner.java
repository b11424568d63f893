// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.shell;

import dev.footman.contract.delivery.Command;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Runs shell commands on this machine, each with nothing of the dispatcher's environment, bounded in time and output, and
 * leaves no process behind (StackStorm contract, section 6.2, runner {@code local-shell-cmd}). Safe for all threads, virtual
 * ones too.
 */
public final class ShellRunner implements AutoCloseable {
    private final Shell shell;
    private final Set<ShellRun> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ShellRunner(Shell shell) {
        this.shell = shell;
    }

    /** Finds out how commands run on this machine; that takes a few processes. */
    public static ShellRunner open() throws InterruptedException {
        return new ShellRunner(Shell.ofThisMachine());
    }

    /** Runs a command and returns when none of its processes is left; an interrupt cancels it, and stays. */
    public ShellOutcome run(Command command, Duration timeout) throws InterruptedException {
        return run(command, timeout, started -> {});
    }

    /**
     * The same for whoever may want to cancel it.
     *
     * @param started told of the run as soon as there is one
     */
    public ShellOutcome run(Command command, Duration timeout, Consumer<ShellRun> started) throws InterruptedException {
        ShellRun run;
        try {
            run = start(command);
        } catch (IOException | IllegalArgumentException e) {
            return new ShellOutcome.NotStarted(String.valueOf(e.getMessage()));
        }
        try {
            started.accept(run);
            if (closed) { // after it was added: one of the two sees the other
                run.cancel();
            }
            return run.await(timeout);
        } finally {
            run.cancel(); // where it never came to be waited for
            running.remove(run);
        }
    }

    private ShellRun start(Command command) throws IOException {
        if (closed) {
            throw new IllegalArgumentException("the dispatcher closes");
        }
        requireFolder(command.cwd());
        requireWritable(command);
        Process process = shell.builder(command).start();
        ShellRun run = new ShellRun(process, shell.hasGroup());
        running.add(run);
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // it has ended already, and reads nothing any more
        }
        return run;
    }

    private static void requireFolder(String cwd) {
        try {
            if (cwd.isEmpty() || Files.isDirectory(Path.of(cwd))) {
                return;
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw new IllegalArgumentException(
                "cwd must be a folder on the dispatcher's machine, such as /srv, but is '%s'".formatted(cwd));
    }

    /** Java writes what it hands to a process in the charset of its locale, and a question mark for what that lacks. */
    private static void requireWritable(Command command) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        if (!charset.newEncoder().canEncode(command.line() + command.env())) {
            throw new IllegalArgumentException(
                    "the command holds characters that the dispatcher's locale (%s) cannot write; start it with LC_ALL=C.UTF-8"
                            .formatted(charset));
        }
    }

    /** Kills all that runs, and starts nothing any more. */
    @Override
    public void close() {
        closed = true;
        running.forEach(ShellRun::cancel);
    }
}
