// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.table;

import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.KeyPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The one producer through which an ingest node writes to its tables. Safe for all threads. */
public final class TableWriter implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final KafkaProducer<String, byte @Nullable []> producer;
    private final Duration patience;

    private TableWriter(KafkaProducer<String, byte @Nullable []> producer, Duration patience) {
        this.producer = producer;
        this.patience = patience;
    }

    /**
     * Opens the writer.
     *
     * @param patience how long a change may take to be acknowledged before it counts as not written
     */
    public static TableWriter open(KafkaConnection kafka, Duration patience) {
        Map<String, Object> config = kafka.producer("footman-ingest-tables");
        int millis = Math.toIntExact(patience.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 2);
        return new TableWriter(
                new KafkaProducer<String, byte @Nullable []>(config, new StringSerializer(), new ByteArraySerializer()),
                patience);
    }

    /** How long whoever writes waits at most. */
    Duration patience() {
        return patience;
    }

    Future<RecordMetadata> send(String topic, String key, byte @Nullable [] json) {
        return producer.send(new ProducerRecord<>(topic, key, json));
    }

    /** A record of a topic that is worked on in parallel; {@code placement} says which come together. */
    public record Placed(String key, String placement, Bytes json) {}

    /**
     * Writes records and returns when Kafka has them all.
     *
     * @throws NotStoredException if Kafka does not take them in time; some of them may be there then
     */
    public void write(String topic, List<Placed> records) throws InterruptedException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try {
            int partitions = producer.partitionsFor(topic).size();
            for (Placed record : records) {
                int partition = KeyPartition.of(record.placement, partitions);
                sent.add(producer.send(new ProducerRecord<>(topic, partition, record.key, record.json.get())));
            }
            for (Future<RecordMetadata> written : sent) {
                written.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (ExecutionException | KafkaException e) {
            throw new NotStoredException(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            throw new NotStoredException("Kafka did not answer");
        }
    }

    /**
     * Writes a record and returns when Kafka has it.
     *
     * @throws NotStoredException if Kafka does not take it in time
     */
    public void write(String topic, String key, byte[] json) throws InterruptedException {
        try {
            send(topic, key, json).get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | KafkaException e) {
            throw new NotStoredException(String.valueOf(e.getMessage()));
        } catch (TimeoutException e) {
            throw new NotStoredException("Kafka did not answer");
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
