// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a consumer: it polls until it is closed, waits a little where Kafka is away, and closes the consumer. */
public final class PollLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PollLoop.class);
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 500;

    /** One poll, and what is done with what it brings. */
    public interface Step {
        void run() throws InterruptedException;
    }

    private final String what;
    private final Closeable consumer;
    private final Runnable wakeup;
    private final Step step;
    private final Duration closeWithin;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /**
     * @param what        is polled, for people and as the thread's name
     * @param consumer    is closed by the thread
     * @param wakeup      ends a poll of it that is under way
     * @param closeWithin how long {@link #close} waits for the step that is under way
     */
    public PollLoop(String what, Closeable consumer, Runnable wakeup, Duration closeWithin, Step step) {
        this.what = what;
        this.consumer = consumer;
        this.wakeup = wakeup;
        this.step = step;
        this.closeWithin = closeWithin;
        this.thread = Thread.ofPlatform().daemon().name(what).unstarted(this::loop);
    }

    public void start() {
        thread.start();
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    private void loop() {
        try (consumer) {
            while (closing.getCount() > 0) {
                once();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            tell(e);
        }
    }

    private void once() throws InterruptedException {
        try {
            step.run();
        } catch (WakeupException e) {
            log.atDebug().addKeyValue("what", what).log("poll has ended, to close");
        } catch (KafkaException | IllegalStateException e) {
            tell(e);
            pause();
        }
    }

    private void tell(Exception e) {
        log.atWarn()
                .addKeyValue("what", what)
                .addKeyValue("reason", e.getMessage())
                .log("cannot be read from Kafka just now; trying again");
    }

    /** Waits a little, or until the loop is closed. */
    public void pause() throws InterruptedException {
        boolean closed = closing.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        log.atTrace().addKeyValue("closed", closed).log("paused");
    }

    @Override
    public void close() {
        closing.countDown();
        wakeup.run();
        try {
            if (!thread.join(closeWithin)) {
                log.atWarn().addKeyValue("what", what).log("polling did not end in time");
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
