// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiClient;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.client.ApiRequest;
import dev.footman.cli.run.ParameterSchemas;
import dev.footman.cli.run.Words;
import java.util.List;

/** Asks what an action may be given, and reads the words of a command line so. */
final class ActionLookup {
    private ActionLookup() {}

    static ParameterSchemas schemas(ApiClient api, String ref) throws InterruptedException {
        JsonNode action = api.get(Resources.ACTION.path().child(ref), "ref", "runner_type");
        JsonNode runners = api.ask(ApiRequest.get(new ApiPath("/v1/runnertypes/")
                        .with("name", action.path("runner_type").asText())))
                .list();
        return new ParameterSchemas(action, runners.path(0));
    }

    /**
     * The parameters that are to be sent.
     *
     * @throws picocli.CommandLine.ParameterException if a word is none
     */
    static ObjectNode parameters(ClientOptions client, ParameterSchemas schemas, List<String> words) {
        return switch (schemas.read(words)) {
            case Words.Read(ObjectNode parameters) -> parameters;
            case Words.Wrong(String reason) -> throw client.wrong(reason);
        };
    }
}
