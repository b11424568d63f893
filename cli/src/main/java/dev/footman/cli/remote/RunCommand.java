// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiClient;
import dev.footman.cli.client.ApiRequest;
import dev.footman.cli.run.Execution;
import dev.footman.cli.run.ParameterSchemas;
import dev.footman.contract.topic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an action. */
@Command(
        name = "run",
        description = "Runs an action, waits until it has ended, and shows what came of it."
                + " Ends with 0 if it succeeded, with 1 if it did not.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Mixin
    private ExecutionOptions shown = new ExecutionOptions();

    @Mixin
    private WaitOptions waiting = new WaitOptions();

    @Parameters(index = "0", paramLabel = "ACTION", converter = Naming.class, description = "such as core.http")
    private String action = "";

    @Parameters(
            index = "1..*",
            paramLabel = "NAME=VALUE",
            description = "its parameters; a value alone is that of the first one, such as the command of core.local")
    private List<String> words = new ArrayList<>();

    @Option(names = "--trace-tag", paramLabel = "TAG", description = "by which what comes of it is found")
    private @Nullable String traceTag;

    @Override
    public Integer call() throws InterruptedException {
        return client.ask((api, out) -> {
            ParameterSchemas schemas = ActionLookup.schemas(api, action);
            ApiRequest request = ApiRequest.post(
                            Resources.EXECUTION.path(), body(ActionLookup.parameters(client, schemas, words)))
                    .hiding(schemas.secrets());
            return waiting.await(client, shown, api, out, started(api, request));
        });
    }

    private static Execution started(ApiClient api, ApiRequest request) throws InterruptedException {
        return new Execution(api.ask(request).one("id", "status"));
    }

    private JsonNode body(ObjectNode parameters) {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("action", action);
        body.putNull("user");
        body.set("parameters", parameters);
        if (traceTag != null) {
            body.putObject("context").putObject("trace_context").put("trace_tag", traceTag);
        }
        return body;
    }
}
