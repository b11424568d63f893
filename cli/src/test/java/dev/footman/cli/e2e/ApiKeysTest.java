// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.e2e.AuthNodes.Answered;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code /v1/apikeys}, on two nodes that share a Kafka. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiKeysTest {
    private AuthNodes nodes;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        nodes = new AuthNodes(folder);
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    private Answered create(String body) throws Exception {
        return nodes.ask("POST", "/v1/apikeys", body);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }

    @Test
    void aKeyIsShownWhenItIsMadeAndNeverAgain() throws Exception {
        // when
        Answered made = create("{\"metadata\": {\"used_by\": \"x\", \"none\": null}}");
        Answered read = nodes.ask("GET", "/v1/apikeys/" + made.text("id"), "");

        // then
        assertThat(made.status()).isEqualTo(201);
        assertThat(names(made.body())).containsExactly("id", "uid", "user", "metadata", "created_at", "enabled", "key");
        assertThat(made.text("key")).hasSize(86);
        assertThat(made.text("uid")).isEqualTo("********");
        assertThat(made.text("user")).isEqualTo("admin");
        assertThat(made.text("created_at")).isEqualTo("2026-01-31T03:15:42.000000Z");
        assertThat(read.status()).isEqualTo(200);
        assertThat(names(read.body()))
                .containsExactly("id", "uid", "user", "key_hash", "metadata", "created_at", "enabled");
        assertThat(read.text("key_hash")).isEqualTo("********");
        assertThat(read.body().get("metadata").toString()).isEqualTo("{\"used_by\":\"x\",\"none\":null}");
        assertThat(read.whole().body()).doesNotContain(made.text("key"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1", "/api", ""})
    void itIsServedUnderAllPrefixes(String prefix) throws Exception {
        assertThat(nodes.ask("GET", prefix + "/apikeys", "").status()).isEqualTo(200);
    }

    @Test
    void anotherNodeKnowsAKeyWithinASecond() throws Exception {
        // when
        String key = create("{\"user\": \"alice\"}").text("key");

        // then
        assertThat(Waiting.upTo(1, () -> status(key) == 200)).isTrue();
    }

    private int status(String key) {
        try {
            return nodes.askStrict("GET", "/v1/apikeys", "", "St2-Api-Key", key).status();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aDisabledKeyLetsNobodyIn() throws Exception {
        // given
        Answered made = create("{}");

        // when
        Answered changed = nodes.ask(
                "PUT",
                "/v1/apikeys/" + made.text("id"),
                "{\"enabled\": false, \"key_hash\": \"********\", \"uid\": \"********\", \"metadata\": {\"a\": 1}}");
        Answered asked = nodes.askOpen("GET", "/v1/apikeys", "", "St2-Api-Key", made.text("key"));

        // then
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("enabled").asBoolean()).isFalse();
        assertThat(changed.text("uid")).isEqualTo("********");
        assertThat(changed.text("key_hash")).isEqualTo("********");
        assertThat(changed.text("created_at")).isEqualTo(made.text("created_at"));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.fault()).isEqualTo("Unauthorized - API key is disabled.");
    }

    @Test
    void aKeyThatIsDeletedByItselfIsUnknownAtOnce() throws Exception {
        // given
        String key = create("{}").text("key");

        // when
        Answered deleted = nodes.ask("DELETE", "/v1/apikeys/" + key, "");
        Answered again = nodes.ask("DELETE", "/v1/apikeys/" + key, "");
        Answered asked = nodes.askOpen("GET", "/v1/apikeys", "", "St2-Api-Key", key);

        // then
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(deleted.whole().body()).isEmpty();
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.fault()).isEqualTo("ApiKey with key or id=%s not found.".formatted(key));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.fault()).matches("Unauthorized - ApiKey with key_hash=[0-9a-f]{128} not found\\.");
    }

    @Test
    void aKeyOfStackStormWorksWhenItsHashIsBroughtAlong() throws Exception {
        // given
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-512")
                        .digest("saltnpeperold-key".getBytes(StandardCharsets.UTF_8)));
        String body =
                "{\"user\": \"herge\", \"id\": \"5c5dbb576cb8de06a2d79a4d\", \"key_hash\": \"%s\"}".formatted(hash);

        // when
        Answered made = create(body);
        Answered again = create(body);

        // then
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().get("key").isNull()).isTrue();
        assertThat(made.whole().body()).doesNotContain(hash);
        assertThat(nodes.askOpen("GET", "/v1/apikeys", "", "St2-Api-Key", "old-key")
                        .status())
                .isEqualTo(200);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("conflict-id")).isEqualTo("5c5dbb576cb8de06a2d79a4d");
        assertThat(nodes.ask("GET", "/v1/apikeys/old-key?show_secrets=true", "").text("key_hash"))
                .isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            POST | /v1/apikeys             | {"x": 1}              | 400 | Additional properties are not allowed ('x' was unexpected)
            POST | /v1/apikeys             | []                    | 400 | [] is not of type 'object'
            POST | /v1/apikeys             | {"user": 5}           | 400 | 5 is not of type 'string', 'null'
            POST | /v1/apikeys             | {"enabled": "yes"}    | 400 | 'yes' is not of type 'boolean'
            POST | /v1/apikeys             | {"id": "x"}           | 400 | id must be 24 hexadecimal digits in lower case, such as 5c5dbb576cb8de06a2d79a4d
            POST | /v1/apikeys             | {"user": "a\\nb"}     | 400 | user must be text of 1 to 255 characters without control characters
            GET  | /v1/apikeys/x           |                       | 404 | ApiKey matching x for reference and id not found.
            PUT  | /v1/apikeys/x           | {}                    | 404 | ApiKey matching x for reference and id not found.
            GET  | /v1/apikeys?limit=0     |                       | 400 | Limit, "0" specified, must be a positive number or -1 for full result set.
            GET  | /v1/apikeys?limit=-22   |                       | 400 | Limit, "-22" specified, must be a positive number.
            """)
    void whatIsWrongIsSaid(String method, String target, String body, int status, String fault) throws Exception {
        // when
        Answered answer = nodes.ask(method, target, body == null ? "" : body);

        // then
        assertThat(answer.fault()).isEqualTo(fault);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void aBodyThatIsNoJsonIsSaidToBeNone() throws Exception {
        assertThat(create("{\"user\": ").fault()).startsWith("Failed to parse request body: ");
        assertThat(create("{} {}").fault()).startsWith("Failed to parse request body: ");
    }

    @Test
    void aDigestIsNotChanged() throws Exception {
        // given
        String id = create("{}").text("id");

        // when
        Answered answer = nodes.ask("PUT", "/v1/apikeys/" + id, "{\"key_hash\": \"abc\"}");

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.fault()).isEqualTo("Update of key_hash is not allowed.");
    }

    @Test
    void aListSaysHowManyThereAre() throws Exception {
        // given
        create("{\"user\": \"listed\"}");
        create("{\"user\": \"listed\"}");

        // when
        Answered answer = nodes.ask("GET", "/v1/apikeys?user=listed&limit=1&offset=1", "");

        // then
        assertThat(answer.body()).hasSize(1);
        assertThat(answer.whole().headers().firstValue("X-Total-Count")).contains("2");
        assertThat(answer.whole().headers().firstValue("X-Limit")).contains("1");
    }

    @Test
    void withRolesEverybodyHasTheirOwnKeysOnly() throws Exception {
        // given
        String carol = nodes.token("carol", "secret");
        String id = create("{\"user\": \"alice\"}").text("id");

        // when
        Answered own = nodes.askStrict("POST", "/v1/apikeys", "{}", "X-Auth-Token", carol);
        Answered another = nodes.askStrict("POST", "/v1/apikeys", "{\"user\": \"alice\"}", "X-Auth-Token", carol);
        Answered list = nodes.askStrict("GET", "/v1/apikeys?show_secrets=true", "", "X-Auth-Token", carol);
        Answered foreign = nodes.askStrict("DELETE", "/v1/apikeys/" + id, "", "X-Auth-Token", carol);
        Answered given =
                nodes.askStrict("PUT", "/v1/apikeys/" + own.text("id"), "{\"user\": \"alice\"}", "X-Auth-Token", carol);

        // then
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.text("user")).isEqualTo("carol");
        assertThat(list.body()).hasSize(1);
        assertThat(list.body().get(0).get("key_hash").asText()).isEqualTo("********");
        assertThat(List.of(another.status(), foreign.status(), given.status())).containsOnly(403);
        assertThat(another.fault())
                .startsWith("User 'carol' has the role reader and may not do this: it needs the permission \"admin\"");
    }
}
