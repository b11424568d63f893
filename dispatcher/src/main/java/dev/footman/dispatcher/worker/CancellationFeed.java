// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears which executions are to end, from now on: what was said before concerns attempts of others. Every dispatcher hears
 * of all, since nobody knows which one has it.
 */
final class CancellationFeed implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CancellationFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int LONGEST = 16 * 1024;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;

    private final Topic<Cancellation> topic;
    private final Canceled canceled;
    private final KafkaConsumer<String, byte[]> consumer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("cancellations").unstarted(this::follow);

    private CancellationFeed(Topic<Cancellation> topic, Canceled canceled, KafkaConsumer<String, byte[]> consumer) {
        this.topic = topic;
        this.canceled = canceled;
        this.consumer = consumer;
    }

    /**
     * Begins to listen.
     *
     * @throws KafkaException if the topic's partitions are not known within {@code patience}
     */
    static CancellationFeed open(KafkaConnection kafka, Topics topics, Canceled canceled, Duration patience) {
        Topic<Cancellation> topic = topics.cancellations();
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                kafka.gatheringConsumer("footman-dispatcher-cancellations"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        try {
            List<TopicPartition> all = consumer.partitionsFor(topic.name(), patience).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(all);
            consumer.endOffsets(all, patience).forEach(consumer::seek);
        } catch (KafkaException e) {
            consumer.close();
            throw e;
        }
        CancellationFeed feed = new CancellationFeed(topic, canceled, consumer);
        feed.thread.start();
        return feed;
    }

    private void follow() {
        try (consumer) {
            while (closing.getCount() > 0) {
                step();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void step() throws InterruptedException {
        try {
            consumer.poll(POLL).forEach(this::take);
        } catch (WakeupException e) {
            log.debug("cancellations are closing");
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("cancellations cannot be read; trying again");
            boolean closed = closing.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
            log.atTrace().addKeyValue("closed", closed).log("paused");
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            Cancellation asked = topic.values().read(record.value());
            boolean isLong = record.value().length > LONGEST; // its ledger has all of it
            canceled.add(record.key(), isLong ? asked.withoutResult() : asked);
        } catch (SerializationException e) {
            log.atError()
                    .addKeyValue("delivery", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("record is no cancellation and is passed over");
        }
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            if (!thread.join(CLOSE_WITHIN)) {
                log.warn("cancellations did not stop in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
