// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.PollLoop;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
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

    private final Topic<Cancellation> topic;
    private final Canceled canceled;
    private final KafkaConsumer<String, byte[]> consumer;
    private final PollLoop loop;

    private CancellationFeed(Topic<Cancellation> topic, Canceled canceled, KafkaConsumer<String, byte[]> consumer) {
        this.topic = topic;
        this.canceled = canceled;
        this.consumer = consumer;
        this.loop = new PollLoop("cancellations", consumer, consumer::wakeup, CLOSE_WITHIN, this::step);
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
        feed.loop.start();
        return feed;
    }

    private void step() {
        consumer.poll(POLL).forEach(this::take);
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
        loop.close();
    }
}
