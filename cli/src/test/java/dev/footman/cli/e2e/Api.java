// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A client of the API, as an integrator writes one. */
final class Api implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String key;

    /** Of a Footman on this machine. */
    Api(int port, String key) {
        this.url = "http://127.0.0.1:" + port;
        this.key = key;
    }

    String url() {
        return url;
    }

    String key() {
        return key;
    }

    /** One answer. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() throws IOException {
            return Json.MAPPER.readTree(response.body());
        }

        /** The header's first value, or empty text. */
        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The answer, once it is known to have that status. */
        Answer is(int status) {
            assertThat(status()).as(text()).isEqualTo(status);
            return this;
        }
    }

    Answer get(String target) throws IOException, InterruptedException {
        return ask("GET", target, null, Map.of());
    }

    /** What is found there, for conditions: nothing else than 200 is expected. */
    JsonNode look(String target) {
        try {
            return get(target).is(200).json();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Asks for an execution, in single quotes for double ones, which is taken. */
    JsonNode execute(String quoted) throws IOException, InterruptedException {
        return post("/v1/executions", RuleJson.text(RuleJson.of(quoted)))
                .is(201)
                .json();
    }

    Answer post(String target, String json) throws IOException, InterruptedException {
        return ask("POST", target, json.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));
    }

    Answer put(String target, String json) throws IOException, InterruptedException {
        return ask("PUT", target, json.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/json"));
    }

    Answer delete(String target) throws IOException, InterruptedException {
        return ask("DELETE", target, null, Map.of());
    }

    /** Asks with the client's key. */
    Answer ask(String method, String target, byte @Nullable [] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("St2-Api-Key", key);
        return askAsNobody(method, target, body, all);
    }

    /** Asks with these headers and no others. */
    Answer askAsNobody(String method, String target, byte @Nullable [] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + target))
                .timeout(ANSWER_WITHIN)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return new Answer(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    }

    @Override
    public void close() {
        client.close();
    }
}
