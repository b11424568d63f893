// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import dev.footman.contract.topic.TopicLayout.Shape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes the topics that are not there yet, and says what is wrong with those that are. */
public final class TopicCreation {
    private static final long PAUSE_MILLIS = 100;

    private final Admin admin;
    private final Duration patience;

    /**
     * @param patience how long all of it may take, Kafka's being away included
     */
    public TopicCreation(Admin admin, Duration patience) {
        this.admin = admin;
        this.patience = patience;
    }

    /**
     * Returns when every topic is there with the partitions that the layout asks for.
     *
     * @throws TopicsUnusableException if Kafka is not reached in time, or a topic has another number of partitions
     */
    public void ensure(List<Shape> shapes) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<String> names = shapes.stream().map(Shape::name).toList();
        try {
            List<Shape> missing = missing(shapes, deadline);
            create(missing, deadline);
            awaitVisible(names, deadline);
            check(shapes, describe(names, deadline));
        } catch (TimeoutException | ExecutionException e) {
            throw new TopicsUnusableException(
                    "the topics could not be made within %d s: %s".formatted(patience.toSeconds(), reason(e)), e);
        }
    }

    private List<Shape> missing(List<Shape> shapes, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        var existing = admin.listTopics().names().get(left(deadline), TimeUnit.NANOSECONDS);
        return shapes.stream().filter(shape -> !existing.contains(shape.name())).toList();
    }

    private void create(List<Shape> shapes, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (shapes.isEmpty()) {
            return;
        }
        List<NewTopic> topics = shapes.stream()
                .map(shape -> new NewTopic(shape.name(), shape.partitions(), shape.replicationFactor())
                        .configs(shape.configs()))
                .toList();
        CreateTopicsResult result = admin.createTopics(topics);
        for (var made : result.values().values()) {
            try {
                made.get(left(deadline), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) { // another process made it just now
                    throw e;
                }
            }
        }
    }

    /** A topic that was made is not at once known to every broker. */
    private void awaitVisible(List<String> names, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        while (true) {
            try {
                describe(names, deadline);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(Math.min(PAUSE_MILLIS, left(deadline) / 1_000_000));
            }
        }
    }

    private Map<String, TopicDescription> describe(List<String> names, long deadline)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.describeTopics(names).allTopicNames().get(left(deadline), TimeUnit.NANOSECONDS);
    }

    private static void check(List<Shape> shapes, Map<String, TopicDescription> described) {
        for (Shape shape : shapes) {
            TopicDescription found = described.get(shape.name());
            if (found == null || found.partitions().size() != shape.partitions()) {
                throw new TopicsUnusableException(
                        "topic %s must have %d partitions, but has %d; set footman.kafka.partitions to what it has, or use another footman.kafka.topicPrefix"
                                .formatted(
                                        shape.name(),
                                        shape.partitions(),
                                        found == null ? 0 : found.partitions().size()),
                        null);
            }
        }
    }

    private static long left(long deadline) throws TimeoutException {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new TimeoutException("Kafka did not answer");
        }
        return left;
    }

    private static String reason(Exception e) {
        Throwable cause = e.getCause() instanceof KafkaException kafka ? kafka : e;
        return cause.getMessage() == null ? "Kafka did not answer" : cause.getMessage();
    }
}
