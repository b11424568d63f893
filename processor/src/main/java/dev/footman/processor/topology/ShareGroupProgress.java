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
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
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
    private final int partitions;
    private final SettledHistory history;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private ShareGroupProgress(Admin admin, Topics topics, int partitions, Duration remembered) {
        this.admin = admin;
        this.topics = topics;
        this.partitions = partitions;
        this.history = new SettledHistory(remembered.plus(ASK_EVERY.multipliedBy(2)));
        this.thread = Thread.ofPlatform().daemon().name("share-group-progress").unstarted(this::follow);
    }

    /**
     * Begins to ask. The caller closes {@code admin}.
     *
     * @param partitions of the deliveries
     * @param remembered how far back {@link #settled} can be asked
     */
    public static ShareGroupProgress start(Admin admin, Topics topics, int partitions, Duration remembered) {
        ShareGroupProgress progress = new ShareGroupProgress(admin, topics, partitions, remembered);
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
            Map<TopicPartition, ListOffsetsResultInfo> ends = ends();
            Map<TopicPartition, SharePartitionOffsetInfo> offsets = admin.listShareGroupOffsets(
                            Map.of(topics.dispatcherGroup(), new ListShareGroupOffsetsSpec()))
                    .partitionsToOffsetInfo(topics.dispatcherGroup())
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Map<Integer, Long> settled = new HashMap<>();
            ends.forEach((partition, end) -> {
                SharePartitionOffsetInfo info = offsets.get(partition);
                if (info != null) {
                    settled.put(partition.partition(), settled(info, end.offset()));
                }
            });
            history.note(asked, settled);
        } catch (ExecutionException | TimeoutException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("share group's progress is not known just now");
        }
    }

    private Map<TopicPartition, ListOffsetsResultInfo> ends()
            throws InterruptedException, ExecutionException, TimeoutException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            latest.put(new TopicPartition(topics.deliveries().name(), partition), OffsetSpec.latest());
        }
        return admin.listOffsets(latest).all().get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Up to where all is settled. The group's start moves on with the acknowledgement that comes next, and where none comes
     * it stays behind the last one for ever; that nothing is left to be delivered (KIP-1226) is known at once.
     *
     * @param end of the partition, a moment before
     */
    static long settled(SharePartitionOffsetInfo info, long end) {
        boolean isAll = info.lag().filter(lag -> lag == 0).isPresent();
        return isAll ? Math.max(info.startOffset(), end) : info.startOffset();
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
