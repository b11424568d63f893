// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What lets somebody in, as the topic {@code credentials} keeps it: never the secret itself. The record's key is the
 * secret's hash. A record without a kind was written when there were API keys only.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", defaultImpl = Credential.ApiKey.class)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Credential.ApiKey.class, name = "api_key"),
    @JsonSubTypes.Type(value = Credential.Token.class, name = "token")
})
public sealed interface Credential {
    /** Names it in the API; 24 hexadecimal digits. */
    String id();

    /** Who is let in by it. */
    String user();

    /** What its owner has noted. */
    Map<String, @Nullable Object> metadata();

    /**
     * Good until it is disabled or deleted.
     *
     * @param keyHash SHA-512 of the key behind a fixed salt, in hexadecimal
     */
    record ApiKey(
            String id,
            String user,
            String keyHash,
            boolean enabled,
            Instant createdAt,
            Map<String, @Nullable Object> metadata)
            implements Credential {
        public ApiKey(
                String id,
                String user,
                String keyHash,
                boolean enabled,
                Instant createdAt,
                Map<String, @Nullable Object> metadata) {
            this.id = Objects.requireNonNull(id, "id");
            this.user = Objects.requireNonNull(user, "user");
            this.keyHash = Objects.requireNonNull(keyHash, "key_hash");
            this.enabled = enabled;
            this.createdAt = Objects.requireNonNull(createdAt, "created_at");
            this.metadata = copy(metadata);
        }
    }

    /**
     * Good until it expires.
     *
     * @param tokenHash SHA-512 of the token behind a fixed salt, in hexadecimal
     * @param expiry    the first moment at which it is not good any more
     */
    record Token(String id, String user, String tokenHash, Instant expiry, Map<String, @Nullable Object> metadata)
            implements Credential {
        public Token(String id, String user, String tokenHash, Instant expiry, Map<String, @Nullable Object> metadata) {
            this.id = Objects.requireNonNull(id, "id");
            this.user = Objects.requireNonNull(user, "user");
            this.tokenHash = Objects.requireNonNull(tokenHash, "token_hash");
            this.expiry = Objects.requireNonNull(expiry, "expiry");
            this.metadata = copy(metadata);
        }
    }

    /** Absent in records of earlier versions. */
    private static Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> metadata) {
        return metadata == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
