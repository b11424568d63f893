// SPDX-License-Identifier: Apache-2.0
package dev.footman.chaos;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** One node of the cluster, broker and controller, in a process of its own. */
final class BrokerNode {
    private BrokerNode() {}

    /**
     * Runs until it is asked to stop.
     *
     * @param arguments the node's properties, the cluster's id, and a file to which the node writes what its clock says
     */
    public static void main(String[] arguments) throws Exception {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(reader);
        }
        format(properties, arguments[1]);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown));
        Thread.ofPlatform().daemon().start(() -> tellTime(Path.of(arguments[2])));
        server.startup();
        System.out.println("Footman is ready: kafka node " + properties.getProperty("node.id"));
        server.awaitShutdown();
    }

    private static void format(Properties properties, String cluster) throws Exception {
        String folder = properties.getProperty("log.dirs");
        if (Files.exists(Path.of(folder, "meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(cluster)
                .setNodeId(Integer.parseInt(properties.getProperty("node.id")))
                .setSupportedFeatures(List.of(Feature.PRODUCTION_FEATURES.toArray(Feature[]::new)))
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder)
                .addDirectory(folder)
                .run();
    }

    private static void tellTime(Path file) {
        try {
            while (true) {
                Files.writeString(file, Long.toString(System.currentTimeMillis()));
                TimeUnit.SECONDS.sleep(1);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the clock's file cannot be written", e);
        }
    }
}
