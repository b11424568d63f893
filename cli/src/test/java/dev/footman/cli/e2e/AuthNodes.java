// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.footman.cli.broker.EmbeddedBroker;
import dev.footman.cli.settings.CheckedSettings;
import dev.footman.cli.settings.FootmanSettings;
import dev.footman.contract.management.Closer;
import dev.footman.contract.management.Metrics;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.contract.topic.Json;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.Topics;
import dev.footman.dispatcher.http.HandClock;
import dev.footman.ingest.IngestApp;
import dev.footman.ingest.IngestSettings;
import dev.footman.ingest.auth.ApiKeys;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Two ways in on one Kafka: one without roles, one with; and a clock that is set by hand. */
final class AuthNodes implements AutoCloseable {
    private static final String USERS = """
            alice:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=
            bob:$2y$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW
            carol:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=
            """;

    final HandClock clock = new HandClock();
    final String firstKey;

    private final Closer parts = new Closer();
    private final HttpClient client = HttpClient.newHttpClient();
    private final EmbeddedBroker broker;
    private final KafkaConnection kafka;
    private final int open;
    private final int strict;

    AuthNodes(Path folder) throws Exception {
        Path users = Files.writeString(folder.resolve("users"), USERS);
        broker = parts.add(EmbeddedBroker.start(Files.createDirectory(folder.resolve("kafka")), 0));
        kafka = new KafkaConnection(broker.bootstrapServers(), Map.of());
        String rbac = ", rbac: {enable: true, roles: {alice: admin, bob: publisher}}";
        open = node(folder.resolve("open"), users, "");
        strict = node(folder.resolve("strict"), users, rbac);
        firstKey = ApiKeys.firstKey(folder.resolve("open"));
    }

    private int node(Path data, Path users, String rbac) throws Exception {
        Files.createDirectory(data);
        String auth = "footman: {auth: {htpasswd: '%s'%s}}".formatted(users, rbac);
        FootmanSettings settings = CheckedSettings.read(
                        List.of(new SettingsFile("ports", Configs.freePorts()), new SettingsFile("auth", auth)),
                        List.of(),
                        Map.of())
                .settings();
        IngestSettings ingest = new IngestSettings(
                settings.http(),
                settings.auth(),
                settings.udp(),
                settings.repository(),
                settings.serviceMonitor(),
                Optional.empty(),
                List.of(),
                Optional.of(Seal.of("an installation's key of 32 characters")));
        TopicLayout layout =
                new TopicLayout(new Topics("footman."), 1, (short) 1, Duration.ofDays(1), Duration.ofDays(1));
        return parts.add(IngestApp.start(kafka, layout, ingest, data, new Metrics(), Optional::empty, clock))
                .httpPort();
    }

    /** What a node answered. */
    record Answered(int status, JsonNode body, HttpResponse<String> whole) {
        String fault() {
            return body.path("faultstring").asText();
        }

        String text(String field) {
            return body.path(field).asText();
        }
    }

    /** Asks the node without roles, with the first key. */
    Answered ask(String method, String target, String body) throws Exception {
        return ask(open, method, target, body, request -> request.header("St2-Api-Key", firstKey));
    }

    Answered askOpen(String method, String target, String body, String... headers) throws Exception {
        return ask(open, method, target, body, request -> withHeaders(request, headers));
    }

    Answered askStrict(String method, String target, String body, String... headers) throws Exception {
        return ask(strict, method, target, body, request -> withHeaders(request, headers));
    }

    private static void withHeaders(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** A token of the node with roles. */
    String token(String user, String password) throws Exception {
        return askStrict("POST", "/auth/v1/tokens", "", "Authorization", basic(user, password))
                .text("token");
    }

    private Answered ask(int port, String method, String target, String body, Consumer<HttpRequest.Builder> more)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.ofString(body));
        more.accept(request);
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answered(answer.statusCode(), Json.MAPPER.readTree(answer.body()), answer);
    }

    void stopKafka() {
        broker.close();
    }

    KafkaConnection kafka() {
        return kafka;
    }

    int openPort() {
        return open;
    }

    @Override
    public void close() {
        client.close();
        parts.close();
    }
}
