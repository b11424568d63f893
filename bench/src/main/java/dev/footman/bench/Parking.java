// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.event.DerivedId;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Hands deliveries to the ledger that are due between an hour and a day from now, a thousand destinations' in turn, as a
 * second attempt is that failed. It goes through the topic by which dead letters come back.
 */
final class Parking implements AutoCloseable {
    private static final int DESTINATIONS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final long SOONEST_SECONDS = 3_600;
    private static final long LATEST_SECONDS = 86_400;
    private static final String BODY = """
            {"event":"Qlik Sense reload failed","hostName":"qs1","user":"LAB\\\\x","taskName":"Reload of Sales","taskId":"TASK",\
            "appName":"Sales","appId":"TASK","logTimeStamp":"2026-01-31 03:15:42,123","logLevel":"INFO","executionId":"TASK",\
            "logMessage":"Max retries reached"}""";

    private final Topics topics = new Topics("footman.");
    private final Topic<ScheduledDelivery> topic = topics.scheduledDeliveries();
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;
    private final SplittableRandom random = new SplittableRandom(1);
    private int parked;

    Parking(String bootstrapServers) {
        KafkaConnection kafka = new KafkaConnection(bootstrapServers, Map.of());
        Map<String, Object> config = kafka.producer("footman-bench-parking");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        this.admin = Admin.create(kafka.client("footman-bench-progress"));
    }

    /** Parks more until there are {@code count}, and returns when the ledger has them all. */
    void parkUpTo(int count) throws InterruptedException, ExecutionException {
        Instant now = Instant.now();
        for (; parked < count; parked++) {
            Delivery delivery = delivery(parked);
            Instant due = now.plusSeconds(random.nextLong(SOONEST_SECONDS, LATEST_SECONDS));
            byte[] json = topic.values().write(new ScheduledDelivery(delivery, due));
            producer.send(new ProducerRecord<>(topic.name(), delivery.id(), json));
        }
        producer.flush();
        awaitTaken();
    }

    private static Delivery delivery(int number) {
        String id = DerivedId.of(12, "parked", Integer.toString(number));
        Call call = new Call(
                "POST",
                "https://parked-%d.example.com/hooks".formatted(number % DESTINATIONS),
                Map.of("Content-Type", "application/json"),
                BODY.replace("TASK", id),
                null,
                null,
                null,
                List.of(),
                null,
                true);
        return new Delivery(id, "butler.parked", id, "qlik.reload_failed", call, null, 2, List.of());
    }

    private void awaitTaken() throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (long left = left(); left > 0; left = left()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the ledger did not take %d deliveries in time".formatted(left));
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** How many the ledger has not taken yet, by what it has committed. */
    private long left() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        producer.partitionsFor(topic.name())
                .forEach(info -> ends.put(new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest()));
        long left = 0;
        for (var end : admin.listOffsets(ends).all().get().values()) {
            left += end.offset();
        }
        for (var taken : admin.listConsumerGroupOffsets(topics.processorGroup())
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
            left -= ends.containsKey(taken.getKey()) ? taken.getValue().offset() : 0;
        }
        return left;
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }
}
