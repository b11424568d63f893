// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.footman.cli.client.ApiPath;
import dev.footman.cli.client.ApiRequest;
import dev.footman.contract.event.QlikTrigger;
import dev.footman.contract.topic.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells of something that happened in Qlik Sense, as a log shipper would. */
@Command(
        name = "send",
        description = {
            "Tells of something that happened in Qlik Sense. It is told in one of three ways:",
            "  footman event send reload-failed taskName='Nightly sales' appName=Sales",
            "  footman event send '/scheduler-reload-failed/;node1;Nightly sales;Sales;...'",
            "  footman event send --file events.json"
        })
final class EventSendCommand implements Callable<Integer> {
    private static final ApiPath PATH = new ApiPath("/v1/events/qlik");
    private static final String PREFIX = "qlik.";

    @Mixin
    private ClientOptions client = new ClientOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "EVENT",
            description = "what happened, such as reload-failed; or the text of a datagram")
    private @Nullable String event;

    @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "the event's fields, such as taskName=Sales")
    private List<String> fields = new ArrayList<>();

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "events in a file: JSON, an object or an array; or datagram texts, one a line")
    private @Nullable Path file;

    @Override
    public Integer call() throws InterruptedException {
        ApiRequest request = request();
        return client.ask((api, out) -> {
            JsonNode answer = api.ask(request).one("accepted");
            out.one(answer, List.of());
            JsonNode rejected = answer.path("rejected");
            rejected.forEach(one -> client.error("entry %d: %s"
                    .formatted(one.path("index").asInt(), one.path("error").asText())));
            return rejected.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private ApiRequest request() {
        if (event == null && file != null) {
            return ofText(DocumentFile.text(client, file));
        }
        if (event == null || file != null) {
            throw client.wrong("say what happened, such as reload-failed, or --file FILE, and not both");
        }
        return event.contains(";") && fields.isEmpty()
                ? ApiRequest.post(PATH, "text/plain", event)
                : ApiRequest.post(PATH, object(event));
    }

    private static ApiRequest ofText(String text) {
        boolean isJson =
                text.stripLeading().startsWith("{") || text.stripLeading().startsWith("[");
        return ApiRequest.post(PATH, isJson ? "application/json" : "text/plain", text);
    }

    private ObjectNode object(String name) {
        QlikTrigger trigger = named(name)
                .orElseThrow(() -> client.wrong("EVENT must be one of %s, or a datagram's text, but is '%s'"
                        .formatted(triggers().map(EventSendCommand::word).collect(Collectors.joining(", ")), name)));
        ObjectNode object = Json.MAPPER.createObjectNode();
        object.put("event", trigger.eventText());
        for (String field : fields) {
            String[] parts = field.split("=", 2);
            if (parts.length < 2 || parts[0].isEmpty()) {
                throw client.wrong("'%s' must be a field and its value, such as taskName=Sales".formatted(field));
            }
            object.put(parts[0], parts[1]);
        }
        return object;
    }

    private static Optional<QlikTrigger> named(String name) {
        return triggers()
                .filter(trigger -> List.of(word(trigger), trigger.reference(), trigger.eventText())
                        .contains(name))
                .findFirst();
    }

    private static Stream<QlikTrigger> triggers() {
        return Stream.of(QlikTrigger.values()).filter(trigger -> trigger != QlikTrigger.SERVICE_READING);
    }

    private static String word(QlikTrigger trigger) {
        return trigger.reference().substring(PREFIX.length()).replace('_', '-');
    }
}
