// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.command.Footman;
import dev.footman.cli.e2e.Role;
import dev.footman.cli.e2e.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Two of each role as processes of their own, on a {@link Cluster}, each reaching it by links of its own. */
final class Installation implements AutoCloseable {
    static final List<String> INGESTS = List.of("ingest-1", "ingest-2");
    static final List<String> PROCESSORS = List.of("processor-1", "processor-2");
    static final List<String> DISPATCHERS = List.of("dispatcher-1", "dispatcher-2");
    static final List<String> ROLES =
            List.of("dispatcher-1", "dispatcher-2", "processor-1", "processor-2", "ingest-1", "ingest-2");

    private static final int HEALTHY_WITHIN_SECONDS = 120;

    private final Path folder;
    private final Cluster cluster;
    private final Map<String, Door> doors;
    private final Map<String, Role> roles = new ConcurrentHashMap<>();

    private Installation(Path folder, Cluster cluster, Map<String, Door> doors) {
        this.folder = folder;
        this.cluster = cluster;
        this.doors = doors;
    }

    /** {@code receivers} are the webhooks that every event is owed to. */
    static Installation on(Cluster cluster, Path folder, Ports ports, List<Receiver> receivers) throws IOException {
        Files.writeString(folder.resolve("footman.yaml"), config(receivers));
        Map<String, Door> doors = new ConcurrentHashMap<>();
        for (String ingest : INGESTS) {
            doors.put(ingest, Door.of(ingest, ports));
        }
        return new Installation(folder, cluster, doors);
    }

    void startAll() throws Exception {
        start("ingest-1", Map.of()).awaitReady(); // makes the API key
        for (String role : ROLES) {
            if (!roles.containsKey(role)) {
                start(role, Map.of());
            }
        }
        awaitHealthy();
    }

    private static String config(List<Receiver> receivers) {
        String settings = """
                footman:
                  kafka: {replicationFactor: 3, partitions: 4}
                  management: {port: 0}
                  dispatcher:
                    timeout: 2s
                    retry: {schedule: [1s, 1s, 2s, 2s, 3s, 3s, 4s, 4s, 5s, 5s, 5s, 5s, 5s, 5s, 5s, 5s, 5s, 5s, 5s, 5s]}
                Butler:
                  webhookNotification:
                    enable: true
                    reloadTaskFailure:
                      rateLimit: 0
                      webhooks:
                """;
        return receivers.stream()
                .map(receiver -> "        - {description: %s, webhookURL: '%s', httpMethod: POST}%n"
                        .formatted(receiver.name(), receiver.url()))
                .collect(Collectors.joining("", settings, ""));
    }

    Role start(String name, Map<String, String> environment) throws IOException {
        List<String> command = Role.java("256m", Footman.class);
        command.addAll(List.of(name.replaceFirst("-.*", "")));
        command.addAll(List.of("--config", folder.resolve("footman.yaml").toString()));
        command.addAll(List.of("--data", dataOf(name).toString()));
        command.addAll(List.of("--set", "footman.kafka.bootstrapServers=" + cluster.bootstrapServers(name)));
        Door door = doors.get(name);
        if (door != null) {
            door.sentToProcess().clear();
            command.addAll(List.of("--set", "footman.ingest.http.port=" + door.httpPort()));
            command.addAll(
                    List.of("--set", "footman.ingest.udp={host: 127.0.0.1, port: %d}".formatted(door.udpPort())));
        }
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Role role = Role.run(name, builder, folder.resolve(name + ".log"));
        roles.put(name, role);
        return role;
    }

    private Path dataOf(String name) {
        return folder.resolve("data").resolve(name);
    }

    Role role(String name) {
        return Objects.requireNonNull(roles.get(name), name);
    }

    Cluster cluster() {
        return cluster;
    }

    List<Door> doors() {
        return INGESTS.stream()
                .map(name -> Objects.requireNonNull(doors.get(name)))
                .toList();
    }

    /** The key that the first ingest made. */
    String apiKey() throws IOException {
        return Files.readString(dataOf("ingest-1").resolve("bootstrap-api-key")).strip();
    }

    /** Waits until every role says that it is at work, and all copies are there. */
    void awaitHealthy() throws Exception {
        for (String name : ROLES) {
            role(name).awaitReady();
        }
        cluster.awaitInSync();
        List<String> ill = new ArrayList<>();
        boolean healthy = Waiting.upTo(HEALTHY_WITHIN_SECONDS, () -> {
            ill.clear();
            ROLES.stream().filter(name -> !isHealthy(name)).forEach(ill::add);
            return ill.isEmpty();
        });
        assertThat(healthy)
                .as("roles are ready within %d s; not: %s", HEALTHY_WITHIN_SECONDS, ill)
                .isTrue();
    }

    static int nodeOf(String broker) {
        return Integer.parseInt(broker.replace("broker-", ""));
    }

    /** What the clock of a role or a broker says. */
    Instant clockOf(String process) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            if (!ROLES.contains(process)) {
                return Instant.ofEpochMilli(Long.parseLong(Files.readString(cluster.clockFile(nodeOf(process)))));
            }
            String date = ask(client, process).headers().firstValue("Date").orElseThrow();
            return Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
        } catch (IOException | NumberFormatException e) { // a file that is being written
            return Instant.EPOCH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Instant.EPOCH;
        }
    }

    private boolean isHealthy(String name) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return role(name).isAlive() && ask(client, name).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpResponse<String> ask(HttpClient client, String name) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(name) + "/health/ready"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String address(String name) {
        try {
            return role(name).awaitReady().replaceFirst(", udp.*", "");
        } catch (Exception e) {
            throw new AssertionError(name + " does not say where it is", e);
        }
    }

    @Override
    public void close() {
        for (Role role : roles.values()) {
            role.close();
        }
    }
}
