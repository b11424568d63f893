// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialTest {
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");
    private static final JsonSerde<Credential> SERDE =
            new Topics("").credentials().values();

    @Test
    void aKeyThatAnEarlierVersionWroteIsRead() {
        // given
        String json = "{\"id\":\"5c5dbb576cb8de06a2d79a4d\",\"user\":\"admin\",\"key_hash\":\"ab\",\"enabled\":true,"
                + "\"created_at\":\"2026-01-02T03:04:05Z\"}";

        // when
        Credential read = SERDE.read(json.getBytes(StandardCharsets.UTF_8));

        // then
        assertThat(read)
                .isEqualTo(new Credential.ApiKey("5c5dbb576cb8de06a2d79a4d", "admin", "ab", true, TIME, Map.of()));
    }

    @Test
    void bothKindsAreReadAsTheyWereWritten() {
        // given
        Map<String, @Nullable Object> metadata = new HashMap<>();
        metadata.put("used_by", "me");
        metadata.put("nothing", null);
        Credential key = new Credential.ApiKey("1", "alice", "ab", false, TIME, metadata);
        Credential token = new Credential.Token("2", "bob", "cd", TIME, metadata);

        // when, then
        assertThat(SERDE.read(SERDE.write(key))).isEqualTo(key);
        assertThat(SERDE.read(SERDE.write(token))).isEqualTo(token);
        assertThat(new String(SERDE.write(token), StandardCharsets.UTF_8)).startsWith("{\"kind\":\"token\"");
    }

    @Test
    void aKindThatALaterVersionMayWriteLetsNobodyIn() {
        // given
        byte[] json = "{\"kind\":\"certificate\",\"id\":\"1\",\"user\":\"eve\"}".getBytes(StandardCharsets.UTF_8);

        // then
        assertThatThrownBy(() -> SERDE.read(json)).isInstanceOf(SerializationException.class);
    }
}
