// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.producer;

import dev.footman.contract.event.Event;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes events to their topic. What it says is written, all in-sync replicas have. Safe for all threads. */
public final class EventLog implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    /** Whoever reads datagrams waits in {@link #write} so long at the most. */
    private static final int BLOCK_AT_MOST_MILLIS = 1_000;

    private final Topic<Event> topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Duration patience;

    private EventLog(Topic<Event> topic, KafkaProducer<byte[], byte[]> producer, Duration patience) {
        this.topic = topic;
        this.producer = producer;
        this.patience = patience;
    }

    /**
     * Opens the log.
     *
     * @param patience how long a record may take to be acknowledged before it counts as not written
     */
    public static EventLog open(KafkaConnection kafka, Topic<Event> topic, String clientId, Duration patience) {
        Map<String, Object> config = kafka.producer(clientId);
        int millis = Math.toIntExact(patience.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.min(millis / 2, BLOCK_AT_MOST_MILLIS));
        return new EventLog(
                topic, new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()), patience);
    }

    /** Writes one record; {@code whenDone} is told. May wait for a moment, or throw, where Kafka is away. */
    public void write(byte[] key, byte[] value, long takenAt, Callback whenDone) {
        producer.send(new ProducerRecord<>(topic.name(), null, takenAt, key, value), whenDone);
    }

    public byte[] keyBytes(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] valueBytes(Event event) {
        return topic.values().write(event);
    }

    /**
     * Writes all of {@code events} and waits until all are acknowledged.
     *
     * @return why at least one of them was not, in time; empty when all are written
     * @throws EventTooLargeException if one is larger than Kafka takes; the others may be written
     */
    public Optional<String> writeAll(List<EventRecord> events) throws InterruptedException {
        CountDownLatch open = new CountDownLatch(events.size());
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        for (EventRecord record : events) {
            try {
                write(keyBytes(record.key()), valueBytes(record.event()), record.takenAt(), (written, failed) -> {
                    if (failed != null) {
                        failure.set(failed);
                    }
                    open.countDown();
                });
            } catch (KafkaException e) {
                return Optional.of(String.valueOf(e.getMessage()));
            }
        }
        if (!open.await(2 * patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Optional.of("Kafka did not answer");
        }
        Exception failed = failure.get();
        if (failed instanceof RecordTooLargeException) {
            throw new EventTooLargeException(String.valueOf(failed.getMessage()));
        }
        return Optional.ofNullable(failed).map(reason -> String.valueOf(reason.getMessage()));
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
