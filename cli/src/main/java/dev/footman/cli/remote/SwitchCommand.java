// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.client.ApiRequest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Enables or disables one of a kind; the API takes whole things only, so it is read and written again. */
@Command(description = "Lets one count.")
final class SwitchCommand implements Callable<Integer> {
    private final Resource resource;
    private final boolean enabled;

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "ID", converter = Naming.class, description = "which one, by what the list shows first")
    private String id = "";

    private SwitchCommand(Resource resource, boolean enabled) {
        this.resource = resource;
        this.enabled = enabled;
    }

    static CommandLine enable(Resource resource) {
        return of(new SwitchCommand(resource, true), "enable", "Lets one count.");
    }

    static CommandLine disable(Resource resource) {
        return of(new SwitchCommand(resource, false), "disable", "Lets one not count until it is enabled again.");
    }

    private static CommandLine of(SwitchCommand command, String name, String description) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().name(name).usageMessage().description(description);
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        return client.ask((api, out) -> {
            ApiPath path = resource.path().child(id);
            ObjectNode whole = api.get(path, "id");
            whole.put("enabled", enabled);
            JsonNode now = api.ask(ApiRequest.put(idPath(whole), whole)).one();
            out.one(now, List.of());
            return ExitCode.OK;
        });
    }

    private ApiPath idPath(JsonNode whole) {
        return resource.path().child(whole.path("id").asText());
    }
}
