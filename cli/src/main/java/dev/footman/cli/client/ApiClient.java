// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the API of an installation. */
public final class ApiClient {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final String url;
    private final String apiKey;

    /**
     * @param url    where the API is, such as {@code http://127.0.0.1:8080}
     * @param apiKey empty: none is shown
     */
    public ApiClient(String url, String apiKey) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        this.apiKey = apiKey;
    }

    /**
     * Posts JSON.
     *
     * @throws IllegalStateException if there is no good answer; the message is for whoever typed the command
     */
    public JsonNode post(String path, Object body) throws InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(body)))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(url + path)).timeout(ANSWER_WITHIN);
            return apiKey.isEmpty() ? request : request.header("St2-Api-Key", apiKey);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "--url must be an address such as http://127.0.0.1:8080, but is '%s'".formatted(url), e);
        }
    }

    private JsonNode answer(HttpRequest request) throws InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode body = parsed(answer.body());
            if (answer.statusCode() / 100 == 2) {
                return body;
            }
            throw new IllegalStateException(refusal(answer.statusCode(), body));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "%s does not answer: %s; is Footman running there? --url says where it is"
                            .formatted(
                                    url, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        }
    }

    private static String refusal(int status, JsonNode body) {
        String fault = body.path("faultstring").asText("");
        String mend = status == 401 ? "; --api-key or FOOTMAN_API_KEY says who you are" : "";
        return "answered with %d: %s%s".formatted(status, fault, mend);
    }

    private static String json(Object body) {
        try {
            return Json.MAPPER.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a request cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return Json.MAPPER
                    .createObjectNode()
                    .put(
                            "faultstring",
                            "this is no Footman: " + body.lines().findFirst().orElse(""));
        }
    }
}
