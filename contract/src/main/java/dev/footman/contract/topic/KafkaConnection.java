// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Where Kafka is and how to speak to it.
 *
 * @param bootstrapServers as {@code host:port[,host:port]}
 * @param properties       handed to every client as they are; they win over ours
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {
    /** Room for the largest event, a body of 1 MiB with its headers. */
    private static final int MAX_REQUEST_BYTES = 4 * 1024 * 1024;

    private static final int WORTH_A_FETCH_BYTES = 64 * 1024;
    private static final int MORE_WITHIN_MILLIS = 40;

    public KafkaConnection {
        properties = Map.copyOf(properties);
    }

    /** What every client needs. */
    public Map<String, Object> client(String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        config.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        config.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        config.putAll(properties);
        return config;
    }

    /** A producer whose acknowledgement means that all in-sync replicas have the record, each once and in order. */
    public Map<String, Object> producer(String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        config.putAll(client(clientId));
        return config;
    }

    /** A consumer that reads a topic from its beginning and keeps no offsets in Kafka. */
    public Map<String, Object> wholeTopicConsumer(String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.putAll(client(clientId));
        return config;
    }

    /**
     * {@link #wholeTopicConsumer} for what comes all the time and is waited for by nobody: a fetch waits a moment for more,
     * since each costs the brokers about the same however little it brings.
     */
    public Map<String, Object> gatheringConsumer(String clientId) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, WORTH_A_FETCH_BYTES);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, MORE_WITHIN_MILLIS);
        config.putAll(wholeTopicConsumer(clientId));
        return config;
    }
}
