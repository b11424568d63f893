// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.PollLoop;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import dev.footman.dispatcher.lane.Lanes;
import dev.footman.dispatcher.lane.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Takes deliveries out of the share group and hands each to its lane. A record is settled as soon as its lane has taken
 * it; from then on the ledger's lease covers it. So the poll loop never waits for an endpoint.
 */
final class DeliveryWorker implements AutoCloseable {
    static final int POLL_RECORDS = 500;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(3);

    private final Topic<Delivery> topic;
    private final KafkaShareConsumer<String, byte[]> consumer;
    private final AttemptLog attempts;
    private final Lanes lanes;
    private final InHand inHand;
    private final Clock clock;
    private final PollLoop loop;

    private DeliveryWorker(
            Topic<Delivery> topic,
            KafkaShareConsumer<String, byte[]> consumer,
            AttemptLog attempts,
            Lanes lanes,
            InHand inHand,
            Clock clock) {
        this.topic = topic;
        this.consumer = consumer;
        this.attempts = attempts;
        this.lanes = lanes;
        this.inHand = inHand;
        this.clock = clock;
        this.loop = new PollLoop("delivery-worker", consumer, consumer::wakeup, CLOSE_WITHIN, this::step);
    }

    /** Joins the share group under the name {@code clientId} and begins to work. */
    static DeliveryWorker start(
            KafkaConnection kafka,
            Topics topics,
            String clientId,
            AttemptLog attempts,
            Lanes lanes,
            InHand inHand,
            Clock clock) {
        Map<String, Object> config = kafka.client(clientId);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, topics.dispatcherGroup());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        config.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        KafkaShareConsumer<String, byte[]> consumer =
                new KafkaShareConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(topics.deliveries().name()));
        DeliveryWorker worker = new DeliveryWorker(topics.deliveries(), consumer, attempts, lanes, inHand, clock);
        worker.loop.start();
        return worker;
    }

    boolean isAlive() {
        return loop.isAlive();
    }

    private void step() throws InterruptedException {
        if (!inHand.reserve(POLL_RECORDS, POLL)) {
            return;
        }
        int taken = 0;
        try {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<String, byte[]> record : records) {
                if (++taken > POLL_RECORDS && !inHand.reserve(1, Duration.ZERO)) {
                    taken--;
                    consumer.acknowledge(record, AcknowledgeType.RELEASE);
                    continue;
                }
                take(record);
                consumer.acknowledge(record, AcknowledgeType.ACCEPT);
            }
            if (!records.isEmpty()) {
                consumer.commitAsync();
            }
        } finally {
            inHand.release(Math.max(0, POLL_RECORDS - taken));
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            Delivery delivery = topic.values().read(record.value());
            Destination destination =
                    delivery.call() == null ? Destination.THIS_MACHINE : Destination.of(delivery.url());
            lanes.take(new Work(delivery, destination, record.partition(), record.offset(), System.nanoTime()));
        } catch (SerializationException | IllegalArgumentException e) {
            Outcome refused = new Outcome.Refused(String.valueOf(e.getMessage()));
            attempts.report(
                    record.key(),
                    record.partition(),
                    new Attempt(record.offset(), 1, clock.instant(), Duration.ZERO, refused));
            inHand.release(1);
        }
    }

    /** Stops taking deliveries; those that lanes have are the lanes' to end. */
    @Override
    public void close() {
        loop.close();
    }
}
