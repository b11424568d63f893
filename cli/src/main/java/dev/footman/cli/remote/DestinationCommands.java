// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiRequest;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.topic.Json;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about one destination. */
final class DestinationCommands {
    private static final String WHICH = "which one: its id, or its address, such as https://hooks.example.com";

    private DestinationCommands() {}

    private static String id(ClientOptions client, String idOrUrl) {
        try {
            return idOrUrl.contains("://")
                    ? DestinationState.idOf(Destination.of(idOrUrl).toString())
                    : idOrUrl;
        } catch (IllegalArgumentException e) {
            throw client.wrong("%s is no address of a destination: %s".formatted(idOrUrl, e.getMessage()));
        }
    }

    private static int ask(ClientOptions client, String idOrUrl, String verb, ObjectNode body)
            throws InterruptedException {
        ApiRequest request = ApiRequest.post(
                Resources.DESTINATION.path().child(id(client, idOrUrl)).step(verb), body);
        return client.ask((api, out) -> {
            out.one(api.ask(request).one(), List.of());
            return ExitCode.OK;
        });
    }

    @Command(name = "pause", description = "Sends nothing to one until it is resumed; what is owed to it waits.")
    static final class Pause implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Parameters(paramLabel = "ID", converter = Naming.class, description = WHICH)
        private String id = "";

        @Option(names = "--reason", paramLabel = "TEXT", description = "why, for whoever looks at it")
        private @Nullable String reason;

        @Override
        public Integer call() throws InterruptedException {
            ObjectNode body = Json.MAPPER.createObjectNode();
            return ask(client, id, "pause", reason == null ? body : body.put("reason", reason));
        }
    }

    @Command(name = "resume", description = "Sends to one again.")
    static final class Resume implements Callable<Integer> {
        @Mixin
        private ClientOptions client = new ClientOptions();

        @Parameters(paramLabel = "ID", converter = Naming.class, description = WHICH)
        private String id = "";

        @Override
        public Integer call() throws InterruptedException {
            return ask(client, id, "resume", Json.MAPPER.createObjectNode());
        }
    }
}
