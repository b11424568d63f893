// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is secret in a rule: who sees it, what becomes of it where a rule is changed, and how it lies on disk. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleSecretsTest {
    private static final String HIDDEN = "********";

    private Webhooks receiver;
    private RunningStandalone footman;
    private Api api;
    private Path data;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        receiver = Webhooks.open();
        data = folder.resolve("data");
        footman = new RunningStandalone(data, Configs.ALLOWED_TO_CALL_THIS_MACHINE);
        api = footman.api();
    }

    @AfterAll
    void stop() {
        footman.close();
        receiver.close();
    }

    private JsonNode create(ObjectNode rule) throws IOException, InterruptedException {
        return api.post("/v1/rules", rule.toString()).is(201).json();
    }

    private JsonNode shown(String ref) throws IOException, InterruptedException {
        return api.get("/v1/rules/" + ref).is(200).json();
    }

    private JsonNode inClear(String ref) throws IOException, InterruptedException {
        return api.get("/v1/rules/" + ref + "?show_secrets=true").is(200).json();
    }

    @Test
    void aProxyWithAPasswordIsOneOfThem() throws Exception {
        // given
        ObjectNode rule = RuleJson.calling("proxied", receiver.url("/proxied"), "hush");
        String proxy = "http://u:pr0xy@127.0.0.1:3128";
        rule.withObject("action")
                .withObject("parameters")
                .put("http_proxy", proxy)
                .put("https_proxy", "http://p:1");

        // when
        JsonNode made = create(rule);

        // then
        JsonNode parameters = made.path("action").path("parameters");
        assertThat(parameters.path("http_proxy").asText()).isEqualTo("********");
        assertThat(parameters.path("https_proxy").asText()).isEqualTo("http://p:1");
        assertThat(inClear("default.proxied")
                        .at("/action/parameters/http_proxy")
                        .asText())
                .isEqualTo(proxy);
    }

    @Test
    void aSecretIsShownAsAsterisksUnlessItIsAskedFor() throws Exception {
        // given
        ObjectNode rule = RuleJson.calling("shown", receiver.url("/shown"), "hush");

        // when
        JsonNode made = create(rule);

        // then
        for (JsonNode answer : List.of(
                made,
                shown("default.shown"),
                api.get("/v1/rules?name=shown").json().get(0),
                api.get("/v1/rules/views/default.shown").json(),
                api.get("/v1/rules?name=shown&show_secrets=no").json().get(0))) {
            JsonNode parameters = answer.path("action").path("parameters");
            assertThat(parameters.path("password").asText()).isEqualTo(HIDDEN);
            assertThat(parameters.path("headers"))
                    .hasToString("{\"X-Api-Key\":\"********\",\"X-Plain\":\"plain\","
                            + "\"X-Token-Of-Event\":\"{{ trigger.body.token }}\"}");
            assertThat(parameters.path("username").asText()).isEqualTo("ann");
        }
        assertThat(inClear("default.shown").path("action").path("parameters"))
                .isEqualTo(rule.path("action").path("parameters"));
    }

    @ParameterizedTest
    @CsvSource({"kept, kept, kept", "named, renamed, renamed", "hooked, hooked, elsewhere"})
    void aSecretStaysWhereAsterisksArePut(String name, String newName, String newUrl) throws Exception {
        // given
        ObjectNode rule = RuleJson.calling(name, receiver.url("/" + name), name);
        create(rule);
        ObjectNode changed = (ObjectNode) shown("default." + name);
        changed.put("name", newName);
        changed.withObject("trigger").withObject("parameters").put("url", newUrl);

        // when
        JsonNode put =
                api.put("/v1/rules/default." + name, changed.toString()).is(200).json();

        // then
        assertThat(put.path("action")).isEqualTo(changed.path("action"));
        assertThat(inClear("default." + newName).path("action").path("parameters"))
                .isEqualTo(rule.path("action").path("parameters"));
        api.post("/v1/webhooks/" + newUrl, "{\"token\": \"of-this-event\"}").is(202);
        Webhooks.Webhook call = receiver.await(1, webhook -> webhook.target().equals("/" + name))
                .getFirst();
        assertThat(call.header("X-Api-Key")).isEqualTo("key-" + name);
        assertThat(call.header("Authorization")).isEqualTo("Basic " + base64("ann:password-" + name));
        assertThat(call.header("X-Token-Of-Event")).isEqualTo("of-this-event");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anotherSecretTakesThePlaceOfTheOldOne() throws Exception {
        // given
        create(RuleJson.calling("changed", receiver.url("/changed"), "old"));
        ObjectNode changed = (ObjectNode) shown("default.changed");
        changed.withObject("action").withObject("parameters").put("password", "new");

        // when
        api.put("/v1/rules/default.changed", changed.toString()).is(200);

        // then
        JsonNode parameters = inClear("default.changed").path("action").path("parameters");
        assertThat(parameters.path("password").asText()).isEqualTo("new");
        assertThat(parameters.path("headers").path("X-Api-Key").asText()).isEqualTo("key-old");
    }

    @Test
    void whatSignsRequestsToAHookStaysWhenTheHookIsRenamed() throws Exception {
        // given
        create(RuleJson.onHook(
                "signed",
                "{'trigger': {'type': 'core.st2.webhook', 'parameters':"
                        + " {'url': 'signed', 'signature': {'kind': 'github', 'secret': 'between-us'}}}}"));
        ObjectNode changed = (ObjectNode) shown("default.signed");
        assertThat(changed.toString()).doesNotContain("between-us").contains(HIDDEN);
        changed.withObject("trigger").withObject("parameters").put("url", "signed-anew");

        // when
        api.put("/v1/rules/default.signed", changed.toString()).is(200);

        // then
        assertThat(inClear("default.signed").toString()).contains("between-us");
        assertThat(post("signed-anew", "between-us").status()).isEqualTo(202);
        assertThat(post("signed-anew", HIDDEN).status()).isEqualTo(401);
    }

    private Api.Answer post(String hook, String secret) throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        return api.askAsNobody(
                "POST",
                "/v1/webhooks/" + hook,
                body,
                Map.of("Content-Type", "application/json", "X-Hub-Signature-256", signature));
    }

    @Test
    void asterisksThatStandForNoSecretAreRefused() throws Exception {
        // given
        ObjectNode rule = RuleJson.calling("new", receiver.url("/new"), "new");
        rule.withObject("action").withObject("parameters").put("password", HIDDEN);

        // when
        Api.Answer answer = api.post("/v1/rules", rule.toString());

        // then
        assertThat(answer.is(400).json().path("faultstring").asText())
                .isEqualTo("the rule holds ******** where a secret is due, and there is none from before to keep;"
                        + " write the secret out");
    }

    @Test
    void noFileOfTheBrokerHoldsASecretInClear() throws Exception {
        // given
        create(RuleJson.calling("on-disk", receiver.url("/on-disk"), "never-on-disk"));
        create(RuleJson.onHook(
                "signed-on-disk",
                "{'trigger': {'type': 'core.st2.webhook', 'parameters':"
                        + " {'url': 's', 'signature': {'kind': 'github', 'secret': 'signs-never-on-disk'}}}}"));

        // when
        api.post("/v1/webhooks/on-disk", "{\"token\": \"x\"}").is(202);
        receiver.await(1, webhook -> webhook.target().equals("/on-disk"));

        // then
        assertThat(filesThatHold("\"name\":\"on-disk\"")).isNotEmpty();
        assertThat(filesThatHold("never-on-disk")).isEmpty();
    }

    private List<Path> filesThatHold(String text) throws IOException {
        try (Stream<Path> files = Files.walk(data.resolve("kafka"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holds(file, text))
                    .toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException e) {
            return false; // a file that went away while we looked
        }
    }
}
