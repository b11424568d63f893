// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiRequest;
import dev.footman.contract.topic.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends again what was given up. */
@Command(name = "redrive", description = "Sends dead letters again: those that are named, or all that fit.")
final class RedriveCommand implements Callable<Integer> {
    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(paramLabel = "ID", arity = "0..*", description = "which ones, as the list shows them")
    private List<String> ids = new ArrayList<>();

    @Option(
            names = "--destination",
            paramLabel = "URL",
            converter = Naming.class,
            description = "those for this destination")
    private @Nullable String destination;

    @Option(names = "--rule", paramLabel = "REF", converter = Naming.class, description = "those of this rule")
    private @Nullable String rule;

    @Option(
            names = "--trigger-instance",
            paramLabel = "ID",
            converter = Naming.class,
            description = "those of this event")
    private @Nullable String instance;

    @Option(names = "--from", paramLabel = "TIME", description = "those given up after this, 2026-01-31T03:00:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "those given up before this")
    private @Nullable String to;

    @Option(names = "--per-second", paramLabel = "N", description = "how many a second at most (default: 50)")
    private @Nullable Double perSecond;

    @Option(names = "--dry-run", description = "only say what would be sent")
    private boolean dryRun;

    @Override
    public Integer call() throws InterruptedException {
        if (ids.stream().anyMatch(String::isBlank)) { // picocli leaves what cannot be converted out of a list
            throw client.wrong("Invalid value for an ID: " + Naming.BLANK);
        }
        return client.ask((api, out) -> {
            JsonNode answer = api.ask(
                            ApiRequest.post(Resources.DEAD_LETTER.path().step("redrive"), body()))
                    .one();
            out.one(answer, List.of());
            JsonNode unknown = answer.path("unknown");
            unknown.forEach(id -> client.error("there is no dead letter " + id.asText()));
            return unknown.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private ObjectNode body() {
        ObjectNode body = Json.MAPPER.createObjectNode();
        if (!ids.isEmpty()) {
            ids.forEach(body.putArray("ids")::add);
        }
        put(body, "destination", destination);
        put(body, "rule", rule);
        put(body, "trigger_instance", instance);
        put(body, "from", from);
        put(body, "to", to);
        if (perSecond != null) {
            body.put("per_second", perSecond);
        }
        return body.put("dry_run", dryRun);
    }

    private static void put(ObjectNode body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
