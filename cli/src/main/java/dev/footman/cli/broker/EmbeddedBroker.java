// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/**
 * A Kafka broker and its controller in this process: real KRaft, its log on disk, listening on loopback only. Whatever a
 * Kafka upgrade changes about starting a broker, it changes here.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final int NODE = 1;
    private static final String LOOPBACK = "127.0.0.1";

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts the broker on what {@code folder} holds, or formats it first.
     *
     * @param port 0 picks a free one
     * @throws BrokerFailedException if it does not start; the message says why
     */
    public static EmbeddedBroker start(Path folder, int port) {
        try {
            int listening = freePort(port);
            Map<String, Object> config = config(folder, listening, freePort(0));
            format(folder);
            KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(config, false), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, LOOPBACK + ":" + listening);
        } catch (Exception e) { // Scala code throws checked exceptions that it does not declare
            throw new BrokerFailedException(
                    "the embedded Kafka broker did not start on %s: %s".formatted(folder, rootReason(e)), e);
        }
    }

    /** Where clients find it, as {@code host:port}. */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    private static Map<String, Object> config(Path folder, int port, int controllerPort) {
        Map<String, Object> config = new HashMap<>();
        config.put("node.id", NODE);
        config.put("process.roles", "broker,controller");
        config.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort);
        config.put("controller.listener.names", "CONTROLLER");
        config.put(
                "listeners",
                "PLAINTEXT://%s:%d,CONTROLLER://%s:%d".formatted(LOOPBACK, port, LOOPBACK, controllerPort));
        config.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        config.put("log.dirs", folder.toString());
        config.put("auto.create.topics.enable", false);
        config.put("message.max.bytes", 5 * 1024 * 1024); // above what Footman's topics allow
        // one node keeps the only copy of everything
        config.put("default.replication.factor", 1);
        config.put("offsets.topic.replication.factor", 1);
        config.put("transaction.state.log.replication.factor", 1);
        config.put("transaction.state.log.min.isr", 1);
        config.put("share.coordinator.state.topic.replication.factor", 1);
        config.put("share.coordinator.state.topic.min.isr", 1);
        // one machine's worth of state: fewer partitions start sooner
        config.put("offsets.topic.num.partitions", 4);
        config.put("transaction.state.log.num.partitions", 4);
        config.put("share.coordinator.state.topic.num.partitions", 4);
        config.put("group.initial.rebalance.delay.ms", 0);
        config.put("group.share.delivery.count.limit", 10);
        config.put("group.share.min.session.timeout.ms", 5_000); // brokers' own least is 45 s: a dead dispatcher's
        config.put("group.share.session.timeout.ms", 10_000); //    partitions would wait that long for another
        config.put("group.share.min.heartbeat.interval.ms", 500);
        config.put("group.share.heartbeat.interval.ms", 1_000);
        config.put(
                "num.network.threads", 2); // a broker's own 3 and 8 take turns on the processors that its clients need
        config.put("num.io.threads", 4);
        config.put("broker.session.timeout.ms", 3_000); // so long a killed broker's successor is kept waiting
        config.put("broker.heartbeat.interval.ms", 500);
        config.put("log.cleaner.dedupe.buffer.size", 16 * 1024 * 1024);
        config.replaceAll((name, value) -> value.toString()); // Kafka parses text, and is strict about number types
        return config;
    }

    private static void format(Path folder) throws Exception {
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(NODE)
                .setSupportedFeatures(List.of(Feature.PRODUCTION_FEATURES.toArray(Feature[]::new)))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .run();
    }

    /** {@code wanted}, if it is free, or any free one for 0: Kafka itself says with a stack trace that it is not. */
    private static int freePort(int wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true); // a port that was used a moment ago counts as free
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new IOException("port %d is in use".formatted(wanted), e);
        }
    }

    private static String rootReason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof IOException)) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
