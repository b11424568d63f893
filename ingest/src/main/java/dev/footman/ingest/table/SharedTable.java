// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.table;

import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.TopicTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * A compacted topic of one partition as a map. What is written here is read back before it counts, so that the node that
 * took a change in knows it when it answers, and knows how far others must read to know it too. Safe for all threads.
 */
public final class SharedTable<V> implements AutoCloseable {
    private final Topic<V> topic;
    private final TableWriter writer;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final TopicTable<V> table;

    private SharedTable(KafkaConnection kafka, Topic<V> topic, TableWriter writer, Duration patience)
            throws InterruptedException {
        this.topic = topic;
        this.writer = writer;
        this.table = TopicTable.open(
                topic, kafka.wholeTopicConsumer("footman-ingest-" + topic.name()), patience, this::change);
    }

    /** Opens the table; all of this moment is in it. The caller closes {@code writer}, later than the table. */
    public static <V> SharedTable<V> open(KafkaConnection kafka, Topic<V> topic, TableWriter writer, Duration patience)
            throws InterruptedException {
        return new SharedTable<>(kafka, topic, writer, patience);
    }

    private void change(String key, @Nullable V value, long offset) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
        changes.incrementAndGet();
    }

    public @Nullable V get(String key) {
        return values.get(key);
    }

    /** All values, in no order; what changes while it is walked may be in it or not. */
    public Collection<V> values() {
        return values.values();
    }

    /** How often something has changed: for whoever keeps something that follows from the values. */
    public long changes() {
        return changes.get();
    }

    /** How far into the topic this node has read: what an event is stamped with. */
    public long position() {
        return table.position();
    }

    /**
     * Writes one change and returns when it is read back.
     *
     * @param value null: the key is removed
     * @throws NotStoredException if Kafka does not take it in time
     */
    public void put(String key, @Nullable V value) throws InterruptedException {
        send(List.of(new Change<>(key, value)));
    }

    /** Removes a key without waiting; whether Kafka took that shows only later, in the table. */
    public void forget(String key) {
        writer.send(topic.name(), key, null);
    }

    /** A value that takes the place of what {@code key} had; null: nothing does. */
    public record Change<V>(String key, @Nullable V value) {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        public Change(String key, @Nullable V value) {
            this.key = key;
            this.value = value;
        }
    }

    /**
     * Writes changes in their order and returns when all are read back.
     *
     * @throws NotStoredException if Kafka does not take them in time; some of them may count then
     */
    public void send(List<Change<V>> changed) throws InterruptedException {
        try {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (Change<V> change : changed) {
                V value = change.value();
                sent.add(writer.send(
                        topic.name(),
                        change.key(),
                        value == null ? null : topic.values().write(value)));
            }
            long end = 0;
            for (Future<RecordMetadata> written : sent) {
                end = written.get(2 * writer.patience().toMillis(), TimeUnit.MILLISECONDS)
                                .offset()
                        + 1;
            }
            if (!table.await(end, writer.patience())) {
                throw new NotStoredException("what was written did not come back from Kafka in time");
            }
        } catch (ExecutionException | KafkaException e) {
            throw new NotStoredException(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            throw new NotStoredException("Kafka did not answer");
        }
    }

    /** Waits until a key's value is as it should be; empty where it is not {@code within} that time. */
    public Optional<V> await(String key, Predicate<V> wanted, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            long position = table.position();
            V value = values.get(key);
            if (value != null && wanted.test(value)) {
                return Optional.of(value);
            }
            long left = end - System.nanoTime();
            if (left <= 0 || !table.await(position + 1, Duration.ofNanos(left))) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
