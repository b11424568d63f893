// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.AuthNodes.Answered;
import dev.footman.contract.topic.Credential;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code /auth/v1/tokens}, and what tokens and roles let in to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokensTest {
    private static final String EVENT =
            "{\"event\":\"Qlik Sense reload failed\",\"taskId\":\"dec2a02a-1680-44ef-8dc2-e2bfb180af87\"}";

    private AuthNodes nodes;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        nodes = new AuthNodes(folder);
    }

    @AfterAll
    void stop() {
        nodes.close();
    }

    private Answered ask(String user, String password, String body) throws Exception {
        return nodes.askOpen("POST", "/auth/v1/tokens", body, "Authorization", AuthNodes.basic(user, password));
    }

    private Answered use(String token) throws Exception {
        return nodes.askOpen("GET", "/v1/apikeys", "", "X-Auth-Token", token);
    }

    @Test
    void aUserGetsATokenForThePassword() throws Exception {
        // when
        Answered made = ask("bob", "U*U", "");

        // then
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("user")).isEqualTo("bob");
        assertThat(made.text("token")).matches("[0-9a-f]{32}");
        assertThat(made.text("id")).matches("[0-9a-f]{24}");
        assertThat(made.text("expiry")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");
        assertThat(made.body().get("metadata")).isEmpty();
        assertThat(made.body().get("service").asBoolean(true)).isFalse();
        assertThat(made.whole().headers().firstValue("X-API-URL"))
                .contains("http://127.0.0.1:%d/api".formatted(nodes.openPort()));
    }

    @Test
    void whoAsksWithATokenIsToldWhenItExpires() throws Exception {
        // given
        Answered made = ask("bob", "U*U", "");

        // when
        Answered user = nodes.askOpen("GET", "/v1/user", "", "X-Auth-Token", made.text("token"));

        // then
        assertThat(user.body().at("/authentication/method").asText()).isEqualTo("authentication token");
        assertThat(user.body().at("/authentication/token_expire").asText() + "Z")
                .startsWith(made.text("expiry").substring(0, 19));
        assertThat(nodes.ask("GET", "/v1/user", "").body().at("/authentication").has("token_expire"))
                .isFalse();
    }

    @Test
    void whatHoldsSecretsOfOthersIsRunAgainAsItWasAndNotOtherwise() throws Exception {
        // given
        String[] alice = {"X-Auth-Token", nodes.token("alice", "secret")};
        String[] bob = {"X-Auth-Token", nodes.token("bob", "U*U")};
        String asked = nodes.askStrict(
                        "POST",
                        "/v1/executions",
                        "{\"action\":\"core.http\",\"delay\":600000,\"parameters\":"
                                + "{\"url\":\"http://127.0.0.1:1/\",\"auth\":\"alice:hush\"}}",
                        alice)
                .text("id");
        String again = "/v1/executions/%s/re_run".formatted(asked);
        String elsewhere = "{\"parameters\":{\"body\":\"{{ auth }}\"}}";

        // when
        Answered changed = nodes.askStrict("POST", again, elsewhere, bob);

        // then
        assertThat(changed.status()).isEqualTo(403);
        assertThat(changed.fault())
                .startsWith(
                        "\"bob\" may run execution %s again as it was, and not with other parameters".formatted(asked));
        Answered asItWas = nodes.askStrict("POST", again, "{}", bob);
        assertThat(asItWas.status()).isEqualTo(201);
        assertThat(nodes.askStrict("POST", "/v1/executions/%s/re_run".formatted(asItWas.text("id")), elsewhere, bob)
                        .status())
                .as("what bob has run again holds the secrets of alice, too")
                .isEqualTo(403);
        Answered own = nodes.askStrict("POST", again, elsewhere, alice);
        assertThat(own.status()).isEqualTo(201);
        assertThat(own.whole().body()).doesNotContain("hush");
    }

    @Test
    void onlyAnAdminSeesSecretKeysOpen() throws Exception {
        // given
        String token = nodes.token("bob", "U*U");

        // when
        Answered answered = nodes.askStrict("GET", "/v1/keys?decrypt=true", "", "X-Auth-Token", token);

        // then
        assertThat(answered.status()).isEqualTo(403);
        assertThat(answered.fault()).isEqualTo("Decrypt option requires administrator access");
    }

    @Test
    void aClientThatSendsNothingMayNameAnyTypeForIt() throws Exception {
        // when
        Answered made = nodes.askOpen(
                "POST",
                "/auth/v1/tokens",
                "",
                "Authorization",
                AuthNodes.basic("bob", "U*U"),
                "Content-Type",
                "application/x-www-form-urlencoded"); // as StackStorm's JavaScript client does

        // then
        assertThat(made.status()).isEqualTo(201);
    }

    @Test
    void aTokenLetsInByHeaderQueryAndCookieAndIsKeptInACookie() throws Exception {
        // given
        String token = ask("alice", "secret", "{\"ttl\": 60}").text("token");

        // when
        Answered header = use(token);
        Answered query = nodes.askOpen("GET", "/v1/apikeys?x-auth-token=" + token, "");
        Answered cookie = nodes.askOpen("GET", "/v1/apikeys", "", "Cookie", "auth-token=" + token);

        // then
        assertThat(header.status()).isEqualTo(200);
        assertThat(query.status()).isEqualTo(200);
        assertThat(cookie.status()).isEqualTo(200);
        assertThat(header.whole().headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("auth-token=" + token + ";")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .contains("Path=/")
                .containsPattern("Max-Age=(60|59)")
                .doesNotContain("Secure");
    }

    @Test
    void anExpiredTokenIsSaidToBeOneAndIsForgottenLater() throws Exception {
        // given
        String token = ask("alice", "secret", "{\"ttl\": 60}").text("token");

        // when
        nodes.clock.advance(Duration.ofSeconds(60));
        Answered expired = use(token);
        nodes.clock.advance(Duration.ofDays(2));
        ask("alice", "secret", "");

        // then
        assertThat(expired.status()).isEqualTo(401);
        assertThat(expired.fault()).isEqualTo("Unauthorized - Token has expired.");
        assertThat(Waiting.upTo(10, () -> fault(token).equals("Unauthorized"))).isTrue();
    }

    private String fault(String token) {
        try {
            return use(token).fault();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theTopicHoldsNoToken() throws Exception {
        // given
        String token = ask("alice", "secret", "").text("token");
        Set<String> records = ConcurrentHashMap.newKeySet();

        // when
        TopicTable<Credential> table = TopicTable.open(
                new Topics("footman.").credentials(),
                nodes.kafka().wholeTopicConsumer("test"),
                Duration.ofSeconds(30),
                (key, credential, offset) -> records.add(key + credential));
        table.close();

        // then
        assertThat(records).isNotEmpty().noneMatch(record -> record.contains(token));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            {"ttl": 999999} | 400 | TTL specified 999999 is greater than max allowed 86400.
            {"ttl": 0}      | 400 | 0 is less than the minimum of 1
            {"ttl": "60"}   | 400 | '60' is not of type 'integer', 'null'
            {"ttl": 1.5}    | 400 | 1.5 is not of type 'integer', 'null'
            {"ttl": 99999999999999999999999} | 400 | TTL specified 99999999999999999999999 is greater than max allowed 86400.
            {"ttl": null}   | 201 | §§
            {"ttl": 86400, "other": 1} | 201 | §§
            []              | 400 | [] is not of type 'object'
            """)
    void aTokenIsGoodForAsLongAsIsAskedForUpToABound(String body, int status, String fault) throws Exception {
        // when
        Answered answer = ask("alice", "secret", body);

        // then
        assertThat(answer.fault()).isEqualTo(fault);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"alice, wrong", "eve, secret", "alice, ''", "'', secret"})
    void wrongCredentialsAreAllAnsweredAlike(String user, String password) throws Exception {
        // when
        Answered answer = ask(user, password, "not looked at");

        // then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.fault()).isEqualTo("Invalid or missing credentials");
    }

    @ParameterizedTest
    @CsvSource({"Bearer x", "Basic !", "Digest a"})
    void anotherSchemeIsNone(String header) throws Exception {
        // when
        Answered answer = nodes.askOpen("POST", "/auth/tokens", "{}", "Authorization", header);

        // then
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.fault()).isEqualTo("Invalid or missing credentials");
    }

    @Test
    void whetherATokenIsGoodIsToldToWhoeverIsLetIn() throws Exception {
        // given
        String token = ask("alice", "secret", "").text("token");

        // when
        Answered good = nodes.ask("POST", "/auth/v1/tokens/validate", "{\"token\": \"%s\"}".formatted(token));
        Answered bad = nodes.ask("POST", "/auth/tokens/validate", "{\"token\": \"x\"}");
        Answered none = nodes.ask("POST", "/auth/tokens/validate", "{}");
        Answered stranger = nodes.askOpen("POST", "/auth/tokens/validate", "{}");

        // then
        assertThat(good.whole().body()).isEqualTo("{\"valid\":true}");
        assertThat(bad.whole().body()).isEqualTo("{\"valid\":false}");
        assertThat(none.status()).isEqualTo(400);
        assertThat(none.fault()).isEqualTo("Token is not provided.");
        assertThat(stranger.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({"alice, secret, 202, 200", "bob, U*U, 202, 200", "carol, secret, 403, 200"})
    void withRolesAReaderMayOnlyLook(String user, String password, int posts, int looks) throws Exception {
        // given
        String token = nodes.token(user, password);

        // when
        Answered posted = nodes.askStrict("POST", "/v1/events/qlik", EVENT, "X-Auth-Token", token);
        Answered looked = nodes.askStrict("GET", "/v1/apikeys", "", "X-Auth-Token", token);

        // then
        assertThat(posted.status()).as(posted.whole().body()).isEqualTo(posts);
        assertThat(looked.status()).isEqualTo(looks);
    }

    @Test
    void withRolesTheFirstKeyIsAnAdmins() throws Exception {
        assertThat(nodes.askStrict("GET", "/v1/apikeys?limit=-1", "", "St2-Api-Key", nodes.firstKey)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aTokenForAnotherIsForAdmins() throws Exception {
        // when
        Answered alice = nodes.askStrict(
                "POST", "/auth/tokens", "{\"user\": \"zoe\"}", "Authorization", AuthNodes.basic("alice", "secret"));
        Answered carol = nodes.askStrict(
                "POST", "/auth/tokens", "{\"user\": \"zoe\"}", "Authorization", AuthNodes.basic("carol", "secret"));

        // then
        assertThat(alice.text("user")).isEqualTo("zoe");
        assertThat(carol.status()).isEqualTo(403);
    }
}
