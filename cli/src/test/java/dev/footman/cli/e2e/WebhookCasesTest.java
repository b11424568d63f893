// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The webhooks' cases that were run against StackStorm, by HTTP against a whole Footman. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookCasesTest {
    /** Where the contract says that we answer more kindly (sections 0 and 1), by the notes of the cases: our status. */
    private static final Map<String, Integer> KINDER = Map.of(
            "content type 'Application/JSON' is refused (exact, case-sensitive match on the part before \";\")",
            202,
            "content type 'application/json ; charset=utf-8' is refused (exact, case-sensitive match on the part before"
                    + " \";\")",
            202,
            "content type 'application/vnd.github+json' is refused (exact, case-sensitive match on the part before"
                    + " \";\")",
            202,
            "the /api prefix belongs to the proxy, not the service",
            202,
            "multipart body is not parsed as multipart",
            400,
            "generic hook: payload text, no schema",
            400,
            "generic hook: payload list, no schema",
            400);

    /** What the cases leave out of payloads. */
    private static final Set<String> FROM_THE_CLIENT =
            Set.of("host", "content-length", "x-request-id", "user-agent", "connection", "upgrade", "http2-settings");

    private RunningStandalone footman;
    private Api api;
    private String disabledKey;
    private String token;

    static List<JsonNode> cases() throws IOException {
        try (InputStream in = WebhookCasesTest.class.getResourceAsStream("/cases/webhook-cases.json")) {
            List<JsonNode> cases = new ArrayList<>();
            Json.MAPPER.readTree(in).forEach(cases::add);
            return cases;
        }
    }

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path htpasswd = Htpasswds.write(folder.resolve("htpasswd"));
        footman =
                new RunningStandalone(folder.resolve("data"), "footman: {auth: {htpasswd: '%s'}}".formatted(htpasswd));
        api = footman.api();
        api.post("/v1/triggertypes", "{\"pack\": \"mypack\", \"name\": \"mytrigger\"}")
                .is(201);
        api.post("/v1/triggertypes", """
                        {"pack": "mypack", "name": "strict", "payload_schema": {
                          "type": "object",
                          "properties": {
                            "value_int": {"type": "integer", "required": true},
                            "value_str": {"type": "string"}
                          }
                        }}""").is(201);
        disabledKey = api.post("/v1/apikeys", "{\"enabled\": false}")
                .is(201)
                .json()
                .path("key")
                .asText();
        token = Htpasswds.token(api);
    }

    @AfterAll
    void stop() {
        footman.close();
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("cases")
    void aWebhookIsAnsweredAsStackStormAnswersIt(JsonNode given) throws Exception {
        // given
        List<String> rules = new ArrayList<>();
        for (JsonNode rule : given.path("given").path("rules")) {
            rules.add(rule(rule, rules.size()));
        }

        // when
        Api.Answer answer = send(given.path("request"));

        // then
        try {
            check(given, answer);
        } finally {
            for (String rule : rules) {
                api.delete("/v1/rules/" + rule).is(204);
            }
        }
    }

    private String rule(JsonNode wanted, int number) throws IOException, InterruptedException {
        ObjectNode rule = Json.MAPPER.createObjectNode();
        rule.put("name", "case-" + number).put("enabled", wanted.path("enabled").asBoolean(true));
        rule.putObject("trigger")
                .put("type", "core.st2.webhook")
                .putObject("parameters")
                .set("url", wanted.path("url"));
        rule.putObject("action").put("ref", "core.noop");
        return api.post("/v1/rules", rule.toString()).is(201).json().path("id").asText();
    }

    private Api.Answer send(JsonNode request) throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), filled(header.getValue().asText())));
        if (request.path("content_type").isTextual()) {
            headers.put("Content-Type", request.path("content_type").asText());
        }
        byte @Nullable [] body = null;
        if (request.path("body").isTextual()) {
            body = request.path("body").asText().getBytes(StandardCharsets.UTF_8);
        } else if (request.has("body_base64")) {
            body = Base64.getDecoder().decode(request.path("body_base64").asText());
        }
        return api.askAsNobody(
                request.path("method").asText(), filled(request.path("path").asText()), body, headers);
    }

    private String filled(String text) {
        return text.replace("<VALID_API_KEY>", api.key())
                .replace("<DISABLED_API_KEY>", disabledKey)
                .replace("<VALID_TOKEN>", token);
    }

    private void check(JsonNode given, Api.Answer answer) throws Exception {
        JsonNode expected = given.path("expect");
        Integer kinder = KINDER.get(given.path("note").asText());
        assertThat(answer.status())
                .as("%s: %s", given.path("note").asText(), answer.text())
                .isEqualTo(kinder == null ? expected.path("status").asInt() : kinder);
        if (kinder != null) {
            return;
        }
        checkBody(expected, answer);
        checkInstances(expected, answer);
    }

    private static void checkBody(JsonNode expected, Api.Answer answer) throws IOException {
        if (expected.path("body").isTextual()) {
            assertThat(answer.text()).isEqualTo(expected.path("body").asText());
        } else if (expected.has("body") && !expected.path("body").toString().contains("<")) {
            assertThat(answer.json()).isEqualTo(expected.path("body"));
        }
        for (JsonNode part : expected.path("body_contains")) {
            assertThat(answer.text()).contains(part.asText());
        }
        assertThat(answer.header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT))
                .startsWith(
                        expected.path("content_type").asText().replace(" ", "").toLowerCase(Locale.ROOT));
    }

    private void checkInstances(JsonNode expected, Api.Answer answer) throws Exception {
        String ids = answer.header("X-Trigger-Instance-Id");
        List<String> dispatched = ids.isEmpty() ? List.of() : List.of(ids.split(",", -1));
        assertThat(dispatched).hasSize(expected.path("dispatched").asInt());
        for (String id : dispatched) {
            JsonNode instance = api.get("/v1/triggerinstances/" + id).is(200).json();
            ObjectNode payload = (ObjectNode) instance.path("payload");
            withoutTheClients(payload.path("headers"));
            withoutTheClients(payload.path("headers_lower"));
            assertThat((JsonNode) payload).isEqualTo(expected.path("payload"));
            String tag = expected.path("trace_tag").asText();
            assertThat(instance.path("trace_tag").asText()).matches(tag.startsWith("^") ? tag : "\\Q" + tag + "\\E");
        }
    }

    private static void withoutTheClients(JsonNode headers) {
        if (headers instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.stream()
                    .filter(name -> FROM_THE_CLIENT.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(object::remove);
        }
    }
}
