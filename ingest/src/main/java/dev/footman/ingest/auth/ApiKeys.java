// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.producer.EventIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The API keys of the installation, by their digests. They are kept in a compacted topic, so that one that was made at
 * any ingest node works at every other.
 */
public final class ApiKeys implements AutoCloseable {
    private static final String BOOTSTRAP_FILE = "bootstrap-api-key";
    private static final String BOOTSTRAP_USER = "admin";

    private final Map<String, Credential> byHash = new ConcurrentHashMap<>();
    private final TopicTable<Credential> table;

    private ApiKeys(KafkaConnection kafka, Topics topics, Duration patience) throws InterruptedException {
        table = TopicTable.open(
                topics.credentials(), kafka.wholeTopicConsumer("footman-ingest-credentials"), patience, this::change);
    }

    /**
     * Reads the keys. Where the installation has none, one is made and written to {@code data}, for its owner's eyes only.
     *
     * @throws IllegalStateException if that key can be written neither there nor to Kafka
     */
    public static ApiKeys open(KafkaConnection kafka, Topics topics, Path data, Clock clock, Duration patience)
            throws InterruptedException {
        ApiKeys keys = new ApiKeys(kafka, topics, patience);
        if (keys.byHash.isEmpty()) {
            keys.makeFirst(kafka, topics, data.resolve(BOOTSTRAP_FILE), clock, patience);
        }
        return keys;
    }

    /** Where the first key lies, if it was made here and is still there. */
    public static Optional<Path> firstKeyFile(Path data) {
        return Optional.of(data.resolve(BOOTSTRAP_FILE)).filter(Files::exists);
    }

    /**
     * The first key, where it was made in this folder.
     *
     * @throws IllegalStateException if it is not there any more
     */
    public static String firstKey(Path data) {
        try {
            return Files.readString(data.resolve(BOOTSTRAP_FILE)).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the first API key is not in %s: %s".formatted(data, e.getMessage()), e);
        }
    }

    private void change(String hash, @Nullable Credential credential, long offset) {
        if (credential == null) {
            byHash.remove(hash);
        } else {
            byHash.put(hash, credential);
        }
    }

    /** Whether {@code presented} lets a request in, and as whom. */
    public Access access(Presented presented) {
        return switch (presented) {
            case Presented.Nothing() -> new Access.Denied("Unauthorized - One of Token or API key required.");
            case Presented.Token _ -> new Access.Denied("Unauthorized");
            case Presented.ApiKey(String key) -> ofKey(key);
        };
    }

    private Access ofKey(String key) {
        String hash = KeyHash.of(key);
        Credential credential = byHash.get(hash);
        if (credential == null) {
            return new Access.Denied("Unauthorized - ApiKey with key_hash=%s not found.".formatted(hash));
        }
        return credential.enabled()
                ? new Access.Granted(credential.user())
                : new Access.Denied("Unauthorized - API key is disabled.");
    }

    private void makeFirst(KafkaConnection kafka, Topics topics, Path file, Clock clock, Duration patience)
            throws InterruptedException {
        String key = KeyHash.newKey(new SecureRandom());
        Credential credential =
                new Credential(new EventIds(clock).next(), BOOTSTRAP_USER, KeyHash.of(key), true, clock.instant());
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                kafka.producer("footman-ingest-first-key"), new StringSerializer(), new ByteArraySerializer())) {
            OwnerOnlyFile.write(file, key + "\n"); // first: a key that works and that nobody knows is of no use
            RecordMetadata written = producer.send(new ProducerRecord<>(
                            topics.credentials().name(),
                            credential.keyHash(),
                            topics.credentials().values().write(credential)))
                    .get();
            if (!table.await(written.offset() + 1, patience)) {
                throw new IllegalStateException("the first API key was written to Kafka and did not come back");
            }
        } catch (IOException e) {
            throw new IllegalStateException("the first API key cannot be written to %s: %s".formatted(file, e), e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the first API key cannot be written to Kafka: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        table.close();
    }
}
