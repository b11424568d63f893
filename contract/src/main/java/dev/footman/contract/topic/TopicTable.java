// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a compacted topic of one partition whole and follows it. Each change is handed over in the order of the topic, by
 * one thread; {@link #position()} says how far that has got.
 */
public final class TopicTable<V> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TopicTable.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    /** Takes one change; {@code value} is null where the key was removed. */
    public interface Changes<V> {
        void changed(String key, @Nullable V value, long offset);
    }

    private final Topic<V> topic;
    private final TopicPartition partition;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Changes<V> changes;
    private final PollLoop loop;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private long position;

    private TopicTable(Topic<V> topic, Map<String, Object> clientProperties, Changes<V> changes) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.changes = changes;
        this.consumer = new KafkaConsumer<>(clientProperties, new StringDeserializer(), new ByteArrayDeserializer());
        this.loop = new PollLoop("table-" + topic.name(), consumer, consumer::wakeup, CLOSE_WITHIN, this::step);
    }

    /**
     * Starts to read. What is in the topic at this moment has been handed over when this returns.
     *
     * @throws TopicsUnusableException if the topic could not be read whole within {@code patience}
     */
    public static <V> TopicTable<V> open(
            Topic<V> topic, Map<String, Object> clientProperties, Duration patience, Changes<V> changes)
            throws InterruptedException {
        TopicTable<V> table = new TopicTable<>(topic, clientProperties, changes);
        long end = table.begin(patience);
        table.loop.start();
        if (!table.await(end, patience)) {
            table.close();
            throw new TopicsUnusableException(
                    "topic %s could not be read whole within %d s".formatted(topic.name(), patience.toSeconds()), null);
        }
        return table;
    }

    private long begin(Duration patience) {
        try {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            Long end = consumer.endOffsets(List.of(partition), patience).get(partition);
            return end == null ? 0 : end;
        } catch (KafkaException e) {
            consumer.close();
            throw new TopicsUnusableException(
                    "topic %s could not be read: %s".formatted(topic.name(), e.getMessage()), e);
        }
    }

    /** The offset up to which, itself not included, everything has been handed over. */
    public long position() {
        lock.lock();
        try {
            return position;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@link #position()} is {@code offset} or more; false if it was not within {@code limit}. */
    public boolean await(long offset, Duration limit) throws InterruptedException {
        long nanos = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (position < offset && nanos > 0) {
                nanos = moved.awaitNanos(nanos);
            }
            return position >= offset;
        } finally {
            lock.unlock();
        }
    }

    private void step() {
        ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
        for (ConsumerRecord<String, byte[]> record : records) {
            take(record);
        }
        moveTo(consumer.position(partition));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            byte @Nullable [] json = record.value();
            changes.changed(record.key(), json == null ? null : topic.values().read(json), record.offset());
        } catch (SerializationException e) {
            log.atError()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("key", record.key())
                    .addKeyValue("offset", record.offset())
                    .addKeyValue("reason", e.getMessage())
                    .log("record cannot be read and is passed over");
        }
    }

    private void moveTo(long offset) {
        lock.lock();
        try {
            position = offset;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
