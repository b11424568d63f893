// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.footman.chaos.Arrivals.Owed;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.event.Event;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What lies in Kafka, read with a plain consumer: nobody's word has to be taken for it. An event that is in the topic was
 * accepted, and what was accepted is owed to every webhook.
 */
final class Stored implements AutoCloseable {
    /** What the rules of webhooks are called; a number follows, in the order of the config, from 1. */
    private static final String RULE = "butler.reloadTaskFailure-";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Topics TOPICS = new Topics("footman.");

    private final KafkaConnection kafka;
    private final List<String> webhooks;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final Map<String, Set<String>> eventsOfTask = new HashMap<>();
    private final Map<String, String> taskOfEvent = new HashMap<>();
    private final Set<Owed> dead = new HashSet<>();

    private Stored(KafkaConnection kafka, List<String> webhooks, KafkaConsumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.webhooks = webhooks;
        this.consumer = consumer;
        this.partitions = partitions(
                consumer, TOPICS.logEvents().name(), TOPICS.deadLetters().name());
    }

    /** Begins to read; {@code webhooks} in the order of the config. */
    static Stored follow(KafkaConnection kafka, List<String> webhooks) {
        Stored stored = new Stored(kafka, webhooks, consumer(kafka));
        stored.consumer.assign(stored.partitions);
        return stored;
    }

    /** Reads until what is the end now. */
    void catchUp() {
        read(consumer, partitions, this::take);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(TOPICS.logEvents().name())) {
            Event event = TOPICS.logEvents().values().read(record.value());
            String task = event.text("taskId");
            eventsOfTask.computeIfAbsent(task, unknown -> new HashSet<>()).add(event.id());
            taskOfEvent.put(event.id(), task);
        } else {
            DeadLetter letter = TOPICS.deadLetters().values().read(record.value());
            String task = taskOfEvent.getOrDefault(letter.delivery().event(), "unknown");
            int number = Integer.parseInt(letter.delivery().rule().replace(RULE, ""));
            dead.add(new Owed(task, webhooks.get(number - 1)));
        }
    }

    boolean has(String task) {
        return eventsOfTask.containsKey(task);
    }

    boolean isDead(Owed owed) {
        return dead.contains(owed);
    }

    /** The ids of a task's events; one, unless ingest wrote it twice. */
    Set<String> eventsOf(String task) {
        return eventsOfTask.getOrDefault(task, Set.of());
    }

    /** Which of these the ledger has still in its stores, as their changelogs tell: leased, or waiting for an attempt. */
    Set<Owed> waiting(Set<Owed> missing) {
        Map<String, String> live = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> changelogs = consumer(kafka)) {
            String group = TOPICS.processorGroup();
            List<TopicPartition> stores =
                    partitions(changelogs, group + "-leases-changelog", group + "-waiting-deliveries-changelog");
            changelogs.assign(stores);
            read(changelogs, stores, change -> {
                String place = change.topic()
                        + change.partition()
                        + Base64.getEncoder().encodeToString(change.key());
                if (change.value() == null) {
                    live.remove(place);
                } else {
                    live.put(place, new String(change.value(), ISO_8859_1));
                }
            });
        }
        Set<Owed> waiting = new HashSet<>();
        for (Owed owed : missing) {
            if (live.values().stream().anyMatch(delivery -> isOf(owed, delivery))) {
                waiting.add(owed);
            }
        }
        return waiting;
    }

    private boolean isOf(Owed owed, String delivery) {
        return delivery.contains("\"%s%d\"".formatted(RULE, webhooks.indexOf(owed.webhook()) + 1))
                && eventsOf(owed.task()).stream().anyMatch(delivery::contains);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(KafkaConnection kafka) {
        return new KafkaConsumer<>(
                kafka.wholeTopicConsumer("proof"), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, String... topics) {
        return List.of(topics).stream()
                .flatMap(topic -> Objects.requireNonNull(consumer.partitionsFor(topic, PATIENCE)).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Consumer<ConsumerRecord<byte[], byte[]>> taker) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (partitions.stream()
                .anyMatch(partition -> consumer.position(partition, PATIENCE) < end(ends, partition))) {
            consumer.poll(Duration.ofMillis(200)).forEach(taker);
            if (System.nanoTime() > deadline) {
                throw new AssertionError("%s could not be read to their ends %s within %d s"
                        .formatted(partitions, ends, PATIENCE.toSeconds()));
            }
        }
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return Objects.requireNonNull(ends.get(partition));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
