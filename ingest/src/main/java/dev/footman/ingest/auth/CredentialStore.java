// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The credentials of the installation, by the digests of their secrets. They are kept in a compacted topic, so that one
 * that was made at any ingest node works at every other. What is changed here is read back before it counts. Safe for all
 * threads.
 */
public final class CredentialStore implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CredentialStore.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

    private final Map<String, Credential> byHash = new ConcurrentHashMap<>();
    private final Topic<Credential> topic;
    private final KafkaProducer<String, byte @Nullable []> producer;
    private final TopicTable<Credential> table;
    private final Duration patience;

    private CredentialStore(KafkaConnection kafka, Topic<Credential> topic, Duration toOpen, Duration patience)
            throws InterruptedException {
        this.topic = topic;
        this.patience = patience;
        table = TopicTable.open(topic, kafka.wholeTopicConsumer("footman-ingest-credentials"), toOpen, this::change);
        producer = new KafkaProducer<String, byte @Nullable []>(
                producer(kafka, patience), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * Opens the store; all credentials of this moment are in it.
     *
     * @param toOpen   how long it may take to read them
     * @param patience how long a change may take
     */
    public static CredentialStore open(KafkaConnection kafka, Topics topics, Duration toOpen, Duration patience)
            throws InterruptedException {
        return new CredentialStore(kafka, topics.credentials(), toOpen, patience);
    }

    private static Map<String, Object> producer(KafkaConnection kafka, Duration patience) {
        Map<String, Object> config = kafka.producer("footman-ingest-credentials");
        int millis = Math.toIntExact(patience.toMillis());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis / 2);
        return config;
    }

    private void change(String hash, @Nullable Credential credential, long offset) {
        if (credential == null) {
            byHash.remove(hash);
        } else {
            byHash.put(hash, credential);
        }
    }

    Optional<Credential.ApiKey> key(String hash) {
        return Optional.ofNullable(byHash.get(hash)).flatMap(CredentialStore::asKey);
    }

    Optional<Credential.Token> token(String hash) {
        return Optional.ofNullable(byHash.get(hash)).flatMap(CredentialStore::asToken);
    }

    Stream<Credential.ApiKey> keys() {
        return byHash.values().stream().flatMap(credential -> asKey(credential).stream());
    }

    Stream<Credential.Token> tokens() {
        return byHash.values().stream().flatMap(credential -> asToken(credential).stream());
    }

    private static Optional<Credential.ApiKey> asKey(Credential credential) {
        return credential instanceof Credential.ApiKey key ? Optional.of(key) : Optional.empty();
    }

    private static Optional<Credential.Token> asToken(Credential credential) {
        return credential instanceof Credential.Token token ? Optional.of(token) : Optional.empty();
    }

    /** Writes a credential, or takes it away where it is null; says why that did not come about, if it did not. */
    Optional<String> write(String hash, @Nullable Credential credential) throws InterruptedException {
        try {
            long offset = producer.send(record(hash, credential)).get().offset();
            return table.await(offset + 1, patience)
                    ? Optional.empty()
                    : Optional.of("it was written to Kafka and did not come back in time");
        } catch (ExecutionException e) {
            return Optional.of(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        } catch (KafkaException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Takes a credential away that is of no use any more, without waiting; one that stays is taken away the next time. */
    void forget(String hash) {
        try {
            producer.send(record(hash, null), (written, failed) -> {
                if (failed != null) {
                    log.atDebug().addKeyValue("reason", failed.getMessage()).log("an expired token stays for now");
                }
            });
        } catch (KafkaException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("an expired token stays for now");
        }
    }

    private ProducerRecord<String, byte @Nullable []> record(String hash, @Nullable Credential credential) {
        return new ProducerRecord<>(
                topic.name(), hash, credential == null ? null : topic.values().write(credential));
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
        table.close();
    }
}
