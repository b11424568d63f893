// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.auth;

import dev.footman.contract.topic.Credential;
import dev.footman.ingest.producer.EventIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The API keys of the installation (StackStorm contract, section 2.2). */
public final class ApiKeys {
    private static final String BOOTSTRAP_FILE = "bootstrap-api-key";

    /** A Kafka that has just started takes longer than one that is at work. */
    private static final int FIRST_KEY_AGAIN = 5;

    private final CredentialStore store;
    private final Clock clock;
    private final EventIds ids;
    private final SecureRandom random = new SecureRandom();

    private ApiKeys(CredentialStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.ids = new EventIds(clock);
    }

    /**
     * The keys in {@code store}. Where there are none, one is made and written to {@code data}, for its owner's eyes only.
     *
     * @throws IllegalStateException if that key can be written neither there nor to Kafka
     */
    public static ApiKeys open(CredentialStore store, Path data, Clock clock) throws InterruptedException {
        ApiKeys keys = new ApiKeys(store, clock);
        if (store.keys().findAny().isEmpty()) {
            keys.makeFirst(data.resolve(BOOTSTRAP_FILE));
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

    private void makeFirst(Path file) throws InterruptedException {
        String key = newKey();
        Credential.ApiKey made = of(Rbac.FIRST_USER, KeyHash.of(key), null, true, Map.of());
        try {
            OwnerOnlyFile.write(file, key + "\n"); // first: a key that works and that nobody knows is of no use
        } catch (IOException e) {
            throw new IllegalStateException("the first API key cannot be written to %s: %s".formatted(file, e), e);
        }
        Optional<String> failure = put(made);
        for (int again = 0; failure.isPresent() && again < FIRST_KEY_AGAIN; again++) {
            failure = put(made);
        }
        if (failure.isPresent()) {
            throw new IllegalStateException("the first API key cannot be written to Kafka: " + failure.get());
        }
    }

    /** A key that nobody has yet. */
    public String newKey() {
        return KeyHash.newKey(random);
    }

    /** The digest under which {@code key} is kept. */
    public String hashOf(String key) {
        return KeyHash.of(key);
    }

    /**
     * What is to be stored for a new key.
     *
     * @param id where it is to have one that it had elsewhere
     */
    public Credential.ApiKey of(
            String user, String keyHash, @Nullable String id, boolean enabled, Map<String, @Nullable Object> metadata) {
        return new Credential.ApiKey(
                id == null ? ids.next() : id,
                user,
                keyHash,
                enabled,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                metadata);
    }

    /** Whose {@code key} is; also one whose digest came from StackStorm. */
    public Optional<Credential.ApiKey> find(String key) {
        return store.key(KeyHash.of(key)).or(() -> store.key(KeyHash.inStackStorm(key)));
    }

    public Optional<Credential.ApiKey> byHash(String hash) {
        return store.key(hash);
    }

    public Optional<Credential.ApiKey> byId(String id) {
        return store.keys().filter(key -> key.id().equals(id)).findFirst();
    }

    /** All of them, the oldest first. */
    public List<Credential.ApiKey> all() {
        return store.keys()
                .sorted(Comparator.comparing(Credential.ApiKey::createdAt).thenComparing(Credential.ApiKey::id))
                .toList();
    }

    /** Stores a key as it is to be; says why it is not, if it is not. */
    public Optional<String> put(Credential.ApiKey key) throws InterruptedException {
        return store.write(key.keyHash(), key);
    }

    /** Takes a key away; says why it is still there, if it is. */
    public Optional<String> remove(Credential.ApiKey key) throws InterruptedException {
        return store.write(key.keyHash(), null);
    }
}
