// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.management.Closer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The four roles as processes of their own. */
class RolesApartTest {
    private static final int EVENTS = 5_000;
    private static final int EVENTS_A_SECOND = 400;

    @TempDir
    Path folder;

    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Closer parts = new Closer();

    @AfterEach
    void stop() {
        parts.close();
    }

    @Test
    void everyEventArrivesAndEveryExecutionEndsThoughAllRolesAreKilledInTurn() throws Exception {
        // given
        Webhooks webhooks = parts.add(Webhooks.open());
        startAll(oneWebhook(webhooks));
        List<String> tasks = Stream.generate(() -> UUID.randomUUID().toString())
                .limit(EVENTS)
                .toList();

        AskedExecutions asked = AskedExecutions.begin(this::api, webhooks.url("/asked"));

        // when
        Map<Integer, String> killedAt =
                Map.of(EVENTS / 4, "dispatcher", EVENTS / 2, "processor", EVENTS * 3 / 4, "broker");
        try (asked;
                Datagrams datagrams = new Datagrams(udpPort())) {
            for (int sent = 0; sent < EVENTS; sent++) {
                datagrams.send(Datagrams.failed(tasks.get(sent)));
                TimeUnit.MICROSECONDS.sleep(1_000_000 / EVENTS_A_SECOND); // the rate of the load, not a wait
                if (killedAt.containsKey(sent)) {
                    killAndRestart(killedAt.get(sent));
                }
            }
            awaitAlerts(webhooks, tasks);
            int before = asked.count();
            killAndRestart("ingest"); // not before: datagrams that nobody has read die with the socket
            assertThat(Waiting.upTo(60, () -> asked.count() > before))
                    .as("executions are taken after ingest was killed too")
                    .isTrue();
        }

        // then
        tellDuplicates(webhooks);
        awaitEnds(asked);
        for (String name : List.of("ingest", "processor", "dispatcher", "broker")) {
            assertThat(role(name).stop()).as("exit code of " + name).isZero();
        }
    }

    private static void awaitAlerts(Webhooks webhooks, List<String> tasks) throws Exception {
        Set<String> missing = new HashSet<>(tasks);
        boolean all = Waiting.upTo(120, () -> {
            alerts(webhooks).forEach(webhook -> missing.remove(taskOf(webhook)));
            return missing.isEmpty();
        });
        assertThat(all)
                .as("%d of %d events have not arrived", missing.size(), tasks.size())
                .isTrue();
    }

    private static void tellDuplicates(Webhooks webhooks) {
        Map<String, Set<String>> idsOfTask = new HashMap<>();
        alerts(webhooks)
                .forEach(webhook -> idsOfTask
                        .computeIfAbsent(taskOf(webhook), task -> new HashSet<>())
                        .add(webhook.id()));
        assertThat(idsOfTask.values()).as("duplicates share their webhook-id").allMatch(ids -> ids.size() == 1);
        System.out.printf(
                "dispatcher, processor and broker killed once each: %d events arrived, %d duplicates, all with an equal webhook-id%n",
                idsOfTask.size(), alerts(webhooks).size() - idsOfTask.size());
    }

    private static void awaitEnds(AskedExecutions asked) throws Exception {
        AtomicReference<Map<String, Long>> byStatus = new AtomicReference<>(Map.of());
        boolean allEnded = Waiting.upTo(120, () -> {
            byStatus.set(asked.byStatus());
            return byStatus.get().keySet().equals(Set.of("succeeded"));
        });
        assertThat(allEnded).as("executions by status: %s", byStatus).isTrue();
        System.out.printf("executions asked for meanwhile, by status: %s%n", byStatus);
    }

    @Test
    void whileKafkaIsAwayEventsByHttpAreRefusedAndDatagramsAreKept() throws Exception {
        // given
        Webhooks webhooks = parts.add(Webhooks.open());
        startAll(oneWebhook(webhooks));
        role("broker").kill();
        String refused = UUID.randomUUID().toString();
        String kept = UUID.randomUUID().toString();

        // when
        HttpResponse<String> answer =
                post("{\"event\":\"Qlik Sense reload failed\",\"taskId\":\"%s\"}".formatted(refused));
        try (Datagrams datagrams = new Datagrams(udpPort())) {
            datagrams.send(Datagrams.failed(kept));
        }
        boolean toldWhileAway = Waiting.upTo(30, () -> readiness() == 503);
        startRole("broker").awaitReady();

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).startsWith("{\"faultstring\":\"The events are not stored: Kafka does not answer.");
        webhooks.await(1, webhook -> webhook.body().contains(kept));
        assertThat(toldWhileAway)
                .as("/health/ready said 503 while Kafka was away")
                .isTrue();
        assertThat(Waiting.upTo(30, () -> readiness() == 200))
                .as("/health/ready says 200 again")
                .isTrue();
    }

    private void startAll(String butler) throws Exception {
        Files.writeString(folder.resolve("footman.yaml"), Configs.freePorts() + butler);
        startRole("broker").awaitReady();
        for (String name : List.of("dispatcher", "processor", "ingest")) {
            startRole(name);
        }
        for (Role role : roles.values()) {
            role.awaitReady();
        }
    }

    private Role startRole(String name) throws Exception {
        Path address = folder.resolve("broker/kafka-bootstrap-servers");
        List<String> options = name.equals("broker")
                ? List.of("--port", Files.exists(address) ? brokerPort(address) : "0")
                : List.of(
                        "--config",
                        folder.resolve("footman.yaml").toString(),
                        "--set",
                        "footman.kafka.bootstrapServers="
                                + Files.readString(address).strip(),
                        "--set",
                        "footman.dispatcher.egress.allow=[127.0.0.1/32]");
        Role role = parts.add(Role.start(name, folder, options));
        roles.put(name, role);
        return role;
    }

    private static String brokerPort(Path address) throws Exception {
        return Files.readString(address).strip().replaceFirst(".*:", "");
    }

    private void killAndRestart(String name) throws Exception {
        role(name).kill();
        startRole(name);
    }

    private Role role(String name) {
        return Objects.requireNonNull(roles.get(name));
    }

    private int udpPort() throws Exception {
        return Integer.parseInt(role("ingest").awaitReady().replaceFirst(".*udp .*:", ""));
    }

    private Api api() {
        try {
            String http = role("ingest").awaitReady().replaceFirst(", udp.*", "");
            String key = Files.readString(folder.resolve("ingest/bootstrap-api-key"));
            return new Api(URI.create(http).getPort(), key.strip());
        } catch (Exception e) {
            throw new AssertionError("ingest does not say where it is", e);
        }
    }

    private HttpResponse<String> post(String body) throws Exception {
        String http = role("ingest").awaitReady().replaceFirst(", udp.*", "");
        String key =
                Files.readString(folder.resolve("ingest/bootstrap-api-key")).strip();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(http + "/v1/events/qlik"))
                    .header("Content-Type", "application/json")
                    .header("St2-Api-Key", key)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private int readiness() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String http = role("ingest").awaitReady().replaceFirst(", udp.*", "");
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(http + "/health/ready")).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
            throw new AssertionError("the ingest did not answer", e);
        }
    }

    private static List<Webhooks.Webhook> alerts(Webhooks webhooks) {
        return webhooks.received().stream()
                .filter(webhook -> webhook.target().equals("/failed"))
                .toList();
    }

    private static String taskOf(Webhooks.Webhook webhook) {
        return webhook.body().replaceFirst(".*\"taskId\":\"([^\"]+)\".*", "$1");
    }

    private static String oneWebhook(Webhooks receiver) {
        return """
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      rateLimit: 300
                      webhooks:
                        - {description: all of them, webhookURL: '%s', httpMethod: POST}
                """.formatted(receiver.url("/failed"));
    }
}
