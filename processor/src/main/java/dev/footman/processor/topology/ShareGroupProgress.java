// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.topic.Topics;
import dev.footman.processor.ledger.SettledOffsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers every two seconds how far the dispatchers' share group has settled the deliveries, and remembers it for
 * as long as a lease lasts. Time is this process's own running time: a clock set wrong changes nothing here.
 */
public final class ShareGroupProgress implements SettledOffsets, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ShareGroupProgress.class);
    private static final Duration ASK_EVERY = Duration.ofSeconds(2);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Admin admin;
    private final Topics topics;
    private final SettledHistory history;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private ShareGroupProgress(Admin admin, Topics topics, Duration remembered) {
        this.admin = admin;
        this.topics = topics;
        this.history = new SettledHistory(remembered.plus(ASK_EVERY.multipliedBy(2)));
        this.thread = Thread.ofPlatform().daemon().name("share-group-progress").unstarted(this::follow);
    }

    /**
     * Begins to ask. The caller closes {@code admin}.
     *
     * @param remembered how far back {@link #settled} can be asked
     */
    public static ShareGroupProgress start(Admin admin, Topics topics, Duration remembered) {
        ShareGroupProgress progress = new ShareGroupProgress(admin, topics, remembered);
        progress.thread.start();
        return progress;
    }

    @Override
    public long settled(int partition, Duration ago) {
        return history.at(partition, System.nanoTime() - ago.toNanos());
    }

    private void follow() {
        try {
            do {
                ask();
            } while (!closing.await(ASK_EVERY.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws InterruptedException {
        long asked = System.nanoTime(); // what is answered was true at this moment or later
        try {
            Map<TopicPartition, SharePartitionOffsetInfo> offsets = admin.listShareGroupOffsets(
                            Map.of(topics.dispatcherGroup(), new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(topics.dispatcherGroup())
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Map<Integer, Long> settled = new HashMap<>();
            offsets.forEach((partition, info) -> {
                if (info != null && partition.topic().equals(topics.deliveries().name())) {
                    settled.put(partition.partition(), info.startOffset());
                }
            });
            history.note(asked, settled);
        } catch (ExecutionException | TimeoutException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("share group's progress is not known just now");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                log.warn("share group's progress did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
