// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.role;

import dev.footman.cli.broker.DataFolder;
import dev.footman.cli.broker.EmbeddedBroker;
import dev.footman.cli.settings.FootmanSettings;
import dev.footman.contract.management.Closer;
import dev.footman.contract.management.ManagementServer;
import dev.footman.contract.management.Metrics;
import dev.footman.contract.management.Readiness;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.settings.Fault;
import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.ManagementSettings;
import dev.footman.contract.topic.KafkaReach;
import dev.footman.dispatcher.DispatcherApp;
import dev.footman.ingest.IngestApp;
import dev.footman.ingest.auth.ApiKeys;
import dev.footman.processor.ProcessorApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server commands start. Standalone is the same Apps as the roles, and a broker. */
public final class Roles {
    private static final Logger log = LoggerFactory.getLogger(Roles.class);

    private final FootmanSettings settings;
    private final Path data;
    private final Clock clock;

    public Roles(FootmanSettings settings, Path data, Clock clock) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
    }

    /** The embedded Kafka alone. */
    public static String broker(Closer parts, Path data, int port) {
        DataFolder folder = parts.add(DataFolder.open(data));
        return "kafka " + startBroker(parts, folder.path(), port);
    }

    public String ingest(Closer parts) throws InterruptedException {
        RoleParts start = onCluster(parts, new Metrics());
        KafkaReach reach = parts.add(start.reach());
        IngestApp ingest = parts.add(start.oneIngest(reach::obstacle));
        tellFirstKey(data.toAbsolutePath().normalize());
        return addresses(ingest);
    }

    public String processor(Closer parts) throws InterruptedException {
        Metrics metrics = new Metrics();
        RoleParts start = onCluster(parts, metrics);
        KafkaReach reach = parts.add(start.reach());
        ProcessorApp processor = parts.add(start.processor());
        return management(parts, metrics, () -> reach.obstacle().or(processor::obstacle));
    }

    public String dispatcher(Closer parts) throws InterruptedException {
        Metrics metrics = new Metrics();
        RoleParts start = onCluster(parts, metrics);
        KafkaReach reach = parts.add(start.reach());
        DispatcherApp dispatcher = parts.add(start.dispatcher());
        return management(parts, metrics, () -> reach.obstacle().or(dispatcher::obstacle));
    }

    /** What a role on its own is started from: the user's Kafka, and a data folder that is its own. */
    private RoleParts onCluster(Closer parts, Metrics metrics) {
        String servers = bootstrapServers();
        Path folder = parts.add(DataFolder.open(data)).path();
        return new RoleParts(settings, servers, EncryptionKey.given(settings.encryption()), folder, metrics, clock);
    }

    /** All roles in this process. They start side by side, and close from the door down. */
    public String standalone(Closer parts) throws InterruptedException {
        return addresses(startStandalone(parts));
    }

    /** The same; returns the way in, for whoever is to use it. */
    public IngestApp startStandalone(Closer parts) throws InterruptedException {
        Path folder = parts.add(DataFolder.open(data)).path();
        String servers = settings.kafka().bootstrapServers().isEmpty()
                ? startBroker(parts, folder, settings.kafka().embeddedPort())
                : settings.kafka().bootstrapServers();
        Optional<Seal> seal = Optional.of(EncryptionKey.givenOrOwn(settings.encryption(), folder));
        RoleParts start = new RoleParts(settings, servers, seal, folder, new Metrics(), clock);
        KafkaReach reach = parts.add(start.reach());
        Apps apps = Apps.start(start, reach::obstacle);
        parts.add(apps.dispatcher());
        parts.add(apps.processor());
        parts.add(apps.ingest());
        tellFirstKey(folder);
        return apps.ingest();
    }

    private static String startBroker(Closer parts, Path folder, int port) {
        EmbeddedBroker broker = parts.add(EmbeddedBroker.start(folder.resolve("kafka"), port));
        Path address = folder.resolve("kafka-bootstrap-servers");
        try {
            Files.writeString(address, broker.bootstrapServers() + "\n");
        } catch (IOException e) {
            throw new IllegalStateException("%s cannot be written: %s".formatted(address, e.getMessage()), e);
        }
        return broker.bootstrapServers();
    }

    private String management(Closer parts, Metrics metrics, Readiness readiness) {
        ManagementSettings management = settings.management();
        ManagementServer server =
                parts.add(ManagementServer.start(management.host(), management.port(), metrics, readiness));
        return "http://%s:%d".formatted(management.host(), server.port());
    }

    private String bootstrapServers() {
        String servers = settings.kafka().bootstrapServers();
        if (servers.isEmpty()) {
            throw new InvalidSettingsException(
                    List.of(
                            new Fault(
                                    "",
                                    "footman.kafka.bootstrapServers",
                                    "must say where Kafka is, such as kafka1:9092, for a role on its own; standalone brings its own Kafka")));
        }
        return servers;
    }

    /** Where {@code ingest} can be reached, as the line says that tells that it is ready. */
    public String addresses(IngestApp ingest) {
        String http = "%s://%s:%d"
                .formatted(
                        settings.http().tls() == null ? "http" : "https",
                        settings.http().host(),
                        ingest.httpPort());
        return ingest.udpAddress()
                .map(udp -> http + ", udp " + settings.udp().host() + ":" + udp.getPort())
                .orElse(http);
    }

    private static void tellFirstKey(Path folder) {
        ApiKeys.firstKeyFile(folder)
                .ifPresent(file -> log.atInfo().addKeyValue("file", file).log("the first API key lies here"));
    }
}
