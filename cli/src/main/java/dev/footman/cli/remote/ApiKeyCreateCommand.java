// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiRequest;
import dev.footman.contract.topic.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes an API key. */
@Command(name = "create", description = "Makes a key, which is shown this once and never again.")
final class ApiKeyCreateCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Option(
            names = {"-u", "--user"},
            paramLabel = "USER",
            description = "whose it is to be (default: who asks)")
    private @Nullable String user;

    @Option(
            names = {"-m", "--metadata"},
            paramLabel = "JSON",
            description = "what is to be known of it, such as {\"used_by\": \"ci\"}")
    private @Nullable String metadata;

    @Option(
            names = {"-k", "--only-key"},
            description = "show the key and nothing else")
    private boolean onlyKey;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (user != null) {
            body.put("user", user);
        }
        if (metadata != null) {
            body.set("metadata", object(metadata));
        }
        return client.ask((api, out) -> {
            JsonNode made =
                    api.ask(ApiRequest.post(Resources.API_KEY.path(), body)).one("key");
            if (onlyKey) {
                out.line(made.path("key").asText());
            } else {
                out.one(made, List.of());
            }
            return ExitCode.OK;
        });
    }

    private JsonNode object(String json) {
        try {
            JsonNode read = Json.MAPPER.readTree(json);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw client.wrong(notAnObject(json) + "; it cannot be read: " + e.getOriginalMessage());
        }
        throw client.wrong(notAnObject(json));
    }

    private static String notAnObject(String json) {
        return "--metadata must be a JSON object, such as {\"used_by\": \"ci\"}, but is '%s'".formatted(json);
    }
}
