// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

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
import picocli.CommandLine.Parameters;

/** Keeps a value in the datastore. */
@Command(name = "set", description = "Keeps a value that rules can look up.")
final class KeySetCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(index = "0", paramLabel = "NAME", converter = Naming.class, description = "under which it is kept")
    private String name = "";

    @Parameters(index = "1", paramLabel = "VALUE", description = "a text")
    private String value = "";

    @Option(
            names = {"-l", "--ttl"},
            paramLabel = "SECONDS",
            description = "how long it is kept (default: until it is deleted)")
    private @Nullable Integer ttl;

    @Option(
            names = {"-e", "--encrypt"},
            description = "seal it, so that it is shown to nobody")
    private boolean secret;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = Json.MAPPER.createObjectNode();
        body.put("name", name).put("value", value);
        if (ttl != null) {
            body.put("ttl", ttl);
        }
        if (secret) {
            body.put("secret", true);
        }
        return client.ask((api, out) -> {
            out.one(
                    api.ask(ApiRequest.put(Resources.KEY.path().child(name), body))
                            .one(),
                    List.of());
            return ExitCode.OK;
        });
    }
}
