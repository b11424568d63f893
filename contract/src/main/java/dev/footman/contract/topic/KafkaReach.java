// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Kafka every few seconds whether it is there, so that a process can say that it is not ready, and since when. */
public final class KafkaReach implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(KafkaReach.class);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Admin admin;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("kafka-reach").unstarted(this::follow);
    private volatile boolean isAway;

    private KafkaReach(Admin admin) {
        this.admin = admin;
    }

    /** Begins to ask. */
    public static KafkaReach start(KafkaConnection kafka) {
        KafkaReach reach = new KafkaReach(Admin.create(kafka.client("footman-reach")));
        reach.thread.start();
        return reach;
    }

    /** Why nothing can be read or written just now; empty when it can. */
    public Optional<String> obstacle() {
        return isAway ? Optional.of("Kafka does not answer") : Optional.empty();
    }

    private void follow() {
        try {
            do {
                note(answers());
            } while (!closing.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answers() throws InterruptedException {
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("Kafka did not answer");
            return false;
        }
    }

    private void note(boolean answers) {
        if (answers == isAway) {
            isAway = !answers;
            (isAway ? log.atWarn() : log.atInfo()).log(isAway ? "Kafka does not answer" : "Kafka answers again");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        admin.close(CLOSE_WITHIN);
    }
}
