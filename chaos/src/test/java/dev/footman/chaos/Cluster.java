// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.Role;
import dev.footman.cli.e2e.Waiting;
import dev.footman.contract.topic.KafkaConnection;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.Uuid;

/** Three brokers, which are the quorum of controllers too. Everything has three copies, two of which must be there. */
final class Cluster implements AutoCloseable {
    static final int NODES = 3;

    /** The node whose disk is small, where the machine lets us mount one. */
    static final int ON_SMALL_DISK = 3;

    private static final String OURSELVES = "PROOF";
    private static final int IN_SYNC_WITHIN_SECONDS = 180;

    private final Path folder;
    private final String id = Uuid.randomUuid().toString();
    private final Optional<SmallDisk> disk;
    private final Listeners listeners;
    private final Map<Integer, Role> nodes = new TreeMap<>();
    private final Admin admin;

    private Cluster(Path folder, Listeners listeners, Optional<SmallDisk> disk) {
        this.folder = folder;
        this.listeners = listeners;
        this.disk = disk;
        this.admin = Admin.create(connection().client("proof"));
    }

    /** Each of {@code clients} has listeners of its own, and so links of its own, to all three. */
    static Cluster of(Path folder, Ports ports, List<String> clients, Optional<SmallDisk> disk) throws IOException {
        List<String> all = new ArrayList<>(clients);
        all.add(OURSELVES);
        return new Cluster(folder, Listeners.open(ports, all, NODES), disk);
    }

    void startAll() throws Exception {
        for (int node = 1; node <= NODES; node++) {
            start(node, Map.of());
        }
        for (int node = 1; node <= NODES; node++) {
            node(node).awaitReady();
        }
    }

    static Path dataOf(Path folder, int node) {
        return folder.resolve("data").resolve("broker-" + node);
    }

    void start(int node, Map<String, String> environment) throws IOException {
        Path properties = folder.resolve("broker-%d.properties".formatted(node));
        try (Writer writer = Files.newBufferedWriter(properties)) {
            settings(node).store(writer, null);
        }
        List<String> command = Role.java("384m", BrokerNode.class);
        command.addAll(List.of(properties.toString(), id, clockFile(node).toString()));
        ProcessBuilder builder = new ProcessBuilder(
                node == ON_SMALL_DISK && disk.isPresent() ? disk.get().within(command) : command);
        builder.environment().putAll(environment);
        nodes.put(node, Role.run("broker-" + node, builder, folder.resolve("broker-%d.log".formatted(node))));
    }

    private Properties settings(int node) {
        Properties settings = new Properties();
        settings.setProperty("node.id", Integer.toString(node));
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("log.dirs", dataOf(folder, node).toString());
        settings.putAll(listeners.of(node));
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("message.max.bytes", "5242880");
        settings.setProperty("min.insync.replicas", "2");
        settings.setProperty("default.replication.factor", "3");
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            settings.setProperty(topic + ".replication.factor", "3");
            settings.setProperty(topic + ".num.partitions", "4"); // fewer start sooner
        }
        settings.setProperty("transaction.state.log.min.isr", "2");
        settings.setProperty("share.coordinator.state.topic.min.isr", "2");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
        settings.setProperty("group.share.delivery.count.limit", "10");
        settings.setProperty("group.share.min.session.timeout.ms", "10000"); // as docker-compose.yml has both
        settings.setProperty("group.share.min.heartbeat.interval.ms", "1000");
        settings.setProperty("log.cleaner.dedupe.buffer.size", "16777216");
        settings.setProperty("num.network.threads", "1"); // of each listener, and there are many
        settings.setProperty("num.io.threads", "4");
        return settings;
    }

    /** How clients that are not part of the proof's faults reach it. */
    KafkaConnection connection() {
        return new KafkaConnection(bootstrapServers(OURSELVES), Map.of());
    }

    String bootstrapServers(String client) {
        return listeners.bootstrapServers(client);
    }

    List<Link> linksOf(String client) {
        return listeners.linksOf(client);
    }

    Role node(int node) {
        return Objects.requireNonNull(nodes.get(node));
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    /** Where a node writes what its clock says. */
    Path clockFile(int node) {
        return folder.resolve("broker-%d.clock".formatted(node));
    }

    /** Waits until every partition has all of its copies again. */
    void awaitInSync() throws InterruptedException {
        Set<String> behind = new TreeSet<>(Set.of("all of them"));
        boolean inSync = Waiting.upTo(IN_SYNC_WITHIN_SECONDS, () -> {
            behind.clear();
            behind.addAll(behind());
            return behind.isEmpty();
        });
        assertThat(inSync)
                .as("partitions have all their copies within %d s; without: %s", IN_SYNC_WITHIN_SECONDS, behind)
                .isTrue();
    }

    private Set<String> behind() {
        try {
            Set<String> topics = admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get(10, TimeUnit.SECONDS);
            Set<String> behind = new TreeSet<>();
            admin.describeTopics(topics)
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .forEach((name, topic) -> topic.partitions().stream()
                            .filter(partition -> partition.isr().size() < NODES)
                            .forEach(partition -> behind.add(name + "-" + partition.partition())));
            return behind;
        } catch (ExecutionException | TimeoutException e) {
            return Set.of("unknown: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Set.of("interrupted");
        }
    }

    @Override
    public void close() throws IOException {
        admin.close(Duration.ofSeconds(1));
        for (Role node : nodes.values()) {
            node.close();
        }
        listeners.close();
    }
}
