// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topology at work. A thread of it that fails is replaced: what it had not committed is processed again. */
public final class RunningTopology implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RunningTopology.class);
    /** Of a store: the largest record of our topics, with what the store keeps beside it. */
    private static final int LARGEST_CHANGE_BYTES = 5 * 1024 * 1024;

    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(4);

    /** A crash makes this much be processed again, and be sent again under the same ids. */
    private static final int COMMIT_EVERY_MILLIS = 500;

    /** How soon the others take over from a processor whose machine has gone. */
    private static final int SESSION_MILLIS = 10_000;

    private static final int HEARTBEAT_MILLIS = 2_000;
    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    /**
     * How the topology is run.
     *
     * @param threads           of this process
     * @param guarantee         {@code at_least_once} or {@code exactly_once_v2}
     * @param replicationFactor of the topics that keep its stores
     */
    public record Run(int threads, String guarantee, int replicationFactor) {}

    private final KafkaStreams streams;
    private final CountDownLatch settled = new CountDownLatch(1);

    private RunningTopology(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Starts to run; {@link #awaitRunning} waits until it does. */
    public static RunningTopology start(Topology topology, KafkaConnection kafka, Topics topics, Run run, Path data) {
        RunningTopology running = new RunningTopology(new KafkaStreams(topology, config(kafka, topics, run, data)));
        running.streams.setUncaughtExceptionHandler(failure -> {
            log.atError()
                    .addKeyValue("reason", String.valueOf(failure.getMessage()))
                    .log("a thread of the topology failed and is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
        running.streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING || now == KafkaStreams.State.ERROR) {
                running.settled.countDown();
            }
        });
        running.streams.start();
        return running;
    }

    private static Properties config(KafkaConnection kafka, Topics topics, Run run, Path data) {
        Properties config = new Properties();
        config.putAll(kafka.client("footman-processor-" + shortId(data)));
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.processorGroup());
        config.put(StreamsConfig.STATE_DIR_CONFIG, data.resolve("streams").toString());
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, run.threads());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, run.guarantee());
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, run.replicationFactor());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        if (run.guarantee().equals(StreamsConfig.AT_LEAST_ONCE)) {
            config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MILLIS);
        }
        config.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), shortId(data));
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MILLIS);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_CHANGE_BYTES);
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), LARGEST_CHANGE_BYTES);
        config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, PassOverTooLarge.class);
        return config;
    }

    /** Names this processor over restarts, so that one that comes back is not taken for another one. */
    private static String shortId(Path data) {
        Path file = data.resolve("processor-id");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                Files.writeString(file, UUID.randomUUID().toString());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be written or read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /**
     * Waits until every partition that was assigned is worked on.
     *
     * @throws IllegalStateException if that is not so within {@code patience}
     */
    public void awaitRunning(Duration patience) throws InterruptedException {
        if (!settled.await(patience.toMillis(), TimeUnit.MILLISECONDS)
                || obstacle().isPresent()) {
            throw new IllegalStateException("the processor was not running within %d s: it is %s"
                    .formatted(patience.toSeconds(), streams.state()));
        }
    }

    /** Why events are not processed just now; empty when they are. */
    public Optional<String> obstacle() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.RUNNING ? Optional.empty() : Optional.of("the topology is " + state);
    }

    @Override
    public void close() {
        boolean closed =
                streams.close(CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                        .withTimeout(CLOSE_WITHIN));
        if (!closed) {
            log.warn("the topology did not close in time; what it had not committed is processed again");
        }
    }
}
