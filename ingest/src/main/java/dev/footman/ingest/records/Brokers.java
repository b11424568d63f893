// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What records ask the brokers; each question waits for a bounded time. Safe for all threads. */
final class Brokers implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(2);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Admin admin;
    private final Topics topics;

    private Brokers(Admin admin, Topics topics) {
        this.admin = admin;
        this.topics = topics;
    }

    static Brokers open(KafkaConnection kafka, Topics topics) {
        return new Brokers(Admin.create(kafka.client("footman-ingest-records-admin")), topics);
    }

    /** A question had no answer; the message says why. It has no stack trace. */
    static final class SilentException extends Exception {
        private static final long serialVersionUID = 1L;

        SilentException(@Nullable Throwable cause) {
            super(cause == null || cause.getMessage() == null ? "Kafka does not answer" : cause.getMessage());
        }
    }

    /** A feed's topic as it is now. */
    record Found(String identity, int partitions) {}

    Map<Feed, Found> found() throws InterruptedException, SilentException {
        List<String> names =
                Arrays.stream(Feed.values()).map(feed -> feed.topic(topics)).toList();
        try {
            Map<String, TopicDescription> described =
                    admin.describeTopics(names).allTopicNames().get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Map<Feed, Found> found = new EnumMap<>(Feed.class);
            for (Feed feed : Feed.values()) {
                TopicDescription topic = described.get(feed.topic(topics));
                if (topic != null) {
                    found.put(
                            feed,
                            new Found(
                                    topic.topicId().toString(),
                                    topic.partitions().size()));
                }
            }
            return found;
        } catch (ExecutionException | TimeoutException e) {
            throw new SilentException(e.getCause());
        }
    }

    /** The offsets behind the last records of {@code parts}, as one who reads what is committed sees them. */
    Map<Part, Long> ends(Collection<Part> parts) throws InterruptedException, SilentException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        parts.forEach(part -> asked.put(partition(part), OffsetSpec.latest()));
        try {
            var answer = admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                    .all()
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Map<Part, Long> ends = new HashMap<>();
            parts.forEach(part -> {
                var end = answer.get(partition(part));
                if (end != null) {
                    ends.put(part, end.offset());
                }
            });
            return ends;
        } catch (ExecutionException | TimeoutException e) {
            throw new SilentException(e.getCause());
        }
    }

    /** The offsets of the next records that processors will work on. */
    Map<Part, Long> committed() throws InterruptedException, SilentException {
        try {
            Map<TopicPartition, OffsetAndMetadata> answer = admin.listConsumerGroupOffsets(topics.processorGroup())
                    .partitionsToOffsetAndMetadata()
                    .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            Map<Part, Long> committed = new HashMap<>();
            answer.forEach((partition, offset) -> {
                for (Feed feed : Feed.values()) {
                    if (offset != null && feed.topic(topics).equals(partition.topic())) {
                        committed.put(new Part(feed, partition.partition()), offset.offset());
                    }
                }
            });
            return committed;
        } catch (ExecutionException | TimeoutException e) {
            throw new SilentException(e.getCause());
        }
    }

    TopicPartition partition(Part part) {
        return new TopicPartition(part.feed().topic(topics), part.number());
    }

    @Override
    public void close() {
        admin.close(CLOSE_WITHIN);
    }
}
