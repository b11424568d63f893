// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.client.ApiRequest;
import dev.footman.contract.topic.Json;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets an event come in again. */
@Command(name = "re-emit", description = "Lets an event come in again, as an event of its own.")
final class ReEmitCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "ID", converter = Naming.class, description = "which one")
    private String id = "";

    @Override
    public Integer call() throws InterruptedException {
        ApiRequest request = ApiRequest.post(
                Resources.TRIGGER_INSTANCE.path().child(id).step("re_emit"), Json.MAPPER.createObjectNode());
        return client.ask((api, out) -> {
            JsonNode answer = api.ask(request).one();
            if (out.isForPeople()) {
                out.line(answer.path("message").asText());
            } else {
                out.one(answer, List.of());
            }
            return ExitCode.OK;
        });
    }
}
