// SPDX-License-Identifier: Apache-2.0
package dev.footman.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

/** The API of one that runs, with its first key. */
record ApiCalls(HttpClient client, String url, String key) {
    static ApiCalls of(Standalone footman, Path folder) throws IOException {
        String key = Files.readString(folder.resolve("data/bootstrap-api-key")).strip();
        return new ApiCalls(HttpClient.newHttpClient(), "http://127.0.0.1:" + footman.httpPort(), key);
    }

    HttpResponse<String> get(String target) throws IOException, InterruptedException {
        return client.send(request(target).build(), BodyHandlers.ofString());
    }

    /** The answer's value; it must be 200. */
    JsonNode json(String target) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(target);
        if (answer.statusCode() != 200) {
            throw new IOException("%s was answered with %d: %s".formatted(target, answer.statusCode(), answer.body()));
        }
        return Json.MAPPER.readTree(answer.body());
    }

    HttpResponse<String> post(String target, String json) throws IOException, InterruptedException {
        return client.send(
                request(target)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(url + target)).header("St2-Api-Key", key);
    }
}
