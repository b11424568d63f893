// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.command;

import dev.footman.cli.broker.DataFolderException;
import dev.footman.cli.role.Role;
import dev.footman.contract.management.Closer;
import dev.footman.contract.settings.InvalidSettingsException;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The life of a server command: it starts, says that it is ready, waits to be asked to stop, and closes what it opened. */
final class Life {
    static final int FINE = 0;
    static final int FAILED = 1;
    static final int WRONG_SETTINGS = 2;

    private static final Logger log = LoggerFactory.getLogger(Life.class);
    private static final int CLOSE_WITHIN_SECONDS = 10;

    private final PrintStream out;
    private final PrintStream err;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicBoolean starting = new AtomicBoolean(true);
    private final AtomicInteger exitCode = new AtomicInteger(FINE);

    Life(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs {@code role} until this process is asked to stop; what is returned is its exit code. */
    int run(Role role) {
        return run(role, asked::await);
    }

    /** What is done from being ready to being closed; it is to look at {@link #isAsked} now and then. */
    interface Waiting {
        void await() throws InterruptedException;
    }

    /** Runs {@code role} until {@code waiting} returns. */
    int run(Role role, Waiting waiting) {
        Thread worker = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(worker), "stop"));
        try (Closer parts = new Closer()) {
            String reached = role.start(parts);
            starting.set(false);
            out.println("Footman is ready: " + reached);
            out.flush();
            waiting.await();
        } catch (InterruptedException e) {
            log.debug("asked to stop");
        } catch (InvalidSettingsException e) {
            e.faults().forEach(err::println);
            exitCode.set(WRONG_SETTINGS);
        } catch (RuntimeException e) {
            if (isAsked()) { // what was starting was interrupted in the middle
                return exitCode.get();
            }
            log.debug("failed", e);
            err.println(e instanceof DataFolderException ? e.getMessage() : "Footman did not start: " + e.getMessage());
            exitCode.set(FAILED);
        } finally {
            ended.countDown();
        }
        return exitCode.get();
    }

    /** Waits until this process is asked to stop. */
    void awaitAsked() throws InterruptedException {
        asked.await();
    }

    /** Whether this process was asked to stop. */
    boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Sets what the exit code is to be, if nothing worse comes. */
    void exitWith(int code) {
        exitCode.set(code);
    }

    /** Runs as the process goes down, for whatever reason: the worker closes, and the exit code is ours to say. */
    private void stop(Thread worker) {
        asked.countDown();
        if (starting.get()) {
            worker.interrupt();
        }
        try {
            if (!ended.await(CLOSE_WITHIN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("not everything closed in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        out.flush();
        err.flush();
        Runtime.getRuntime().halt(exitCode.get());
    }
}
