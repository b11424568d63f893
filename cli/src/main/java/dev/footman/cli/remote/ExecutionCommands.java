// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiClient;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.client.ApiRequest;
import dev.footman.cli.client.RequestFailedException;
import dev.footman.cli.run.Execution;
import dev.footman.cli.run.ParameterSchemas;
import dev.footman.contract.topic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about one execution. */
final class ExecutionCommands {
    private ExecutionCommands() {}

    private static ApiPath path(String id) {
        return Resources.EXECUTION.path().child(id);
    }

    @Command(name = "get", description = "Shows one, with its result.")
    static final class Get implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Mixin
        private ExecutionOptions shown = new ExecutionOptions();

        @Parameters(paramLabel = "ID", converter = Naming.class, description = "which one; last is the newest")
        private String id = "";

        @Override
        public Integer call() throws InterruptedException {
            return client.ask((api, out) -> {
                shown.show(out, new Execution(api.get(path(id), "id")));
                return ExitCode.OK;
            });
        }
    }

    @Command(
            name = "re-run",
            description = "Runs the same action again with the same parameters, but for those that are named here.")
    static final class ReRun implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Mixin
        private ExecutionOptions shown = new ExecutionOptions();

        @Mixin
        private WaitOptions waiting = new WaitOptions();

        @Parameters(index = "0", paramLabel = "ID", converter = Naming.class, description = "which one")
        private String id = "";

        @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "parameters that are to be others")
        private List<String> words = new ArrayList<>();

        @Option(names = "--no-merge", description = "with the parameters that are named here and no others")
        private boolean noMerge;

        @Override
        public Integer call() throws InterruptedException {
            return client.ask((api, out) -> {
                ApiRequest request = request(api);
                return waiting.await(
                        client, shown, api, out, new Execution(api.ask(request).one("id", "status")));
            });
        }

        private ApiRequest request(ApiClient api) throws InterruptedException {
            ObjectNode body = Json.MAPPER.createObjectNode();
            Set<String> secrets = Set.of();
            if (!words.isEmpty()) {
                String action = api.get(path(id), "action.ref")
                        .path("action")
                        .path("ref")
                        .asText();
                ParameterSchemas schemas = ActionLookup.schemas(api, action);
                body.set("parameters", ActionLookup.parameters(client, schemas, words));
                secrets = schemas.secrets();
            }
            ApiPath path = path(id).step("re_run").with("no_merge", noMerge ? "true" : null);
            return ApiRequest.post(path, body).hiding(secrets);
        }
    }

    @Command(name = "cancel", description = "Ends one that has not ended.")
    static final class Cancel implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Parameters(paramLabel = "ID", converter = Naming.class, description = "which one")
        private String id = "";

        @Override
        public Integer call() throws InterruptedException {
            return client.ask((api, out) -> {
                JsonNode answer = api.ask(ApiRequest.delete(path(id))).one();
                @Nullable String fault = answer.path("faultstring").asText(null);
                if (fault != null) { // StackStorm says with 200 that there was nothing to cancel
                    throw new RequestFailedException(fault);
                }
                if (out.isForPeople()) {
                    out.line("execution with id %s canceled.".formatted(id));
                } else {
                    out.one(answer, List.of());
                }
                return ExitCode.OK;
            });
        }
    }
}
