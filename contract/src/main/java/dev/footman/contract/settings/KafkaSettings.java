// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code footman.kafka}: where Kafka is and what Footman's topics are like.
 *
 * @param bootstrapServers  {@code host:port[,host:port]}; empty, the default: the embedded broker of standalone and demo
 * @param topicPrefix       begins the name of every topic; default {@code footman.}; letters, digits, {@code . _ -}, at most 100
 * @param partitions        of a topic that Footman creates; 1 to 10000, default 6
 * @param replicationFactor of a topic that Footman creates; 1 to 100, default 1
 * @param properties        handed to every Kafka client as they are (TLS, SASL); default none
 * @param embeddedPort      of the embedded broker, on loopback; 0 to 65535, default 0: a free one
 */
public record KafkaSettings(
        String bootstrapServers,
        String topicPrefix,
        int partitions,
        int replicationFactor,
        Map<String, String> properties,
        int embeddedPort) {
    private static final Pattern SERVER = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):(\\d{1,5})");
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,100}");

    public KafkaSettings {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    public static KafkaSettings read(Section root) {
        Section kafka = root.section("footman.kafka");
        return new KafkaSettings(
                kafka.parsed("bootstrapServers", "", "like kafka1:9092,kafka2:9092, or empty", KafkaSettings::servers),
                kafka.parsed(
                        "topicPrefix",
                        "footman.",
                        "at most 100 letters, digits, '.', '_' and '-'",
                        KafkaSettings::prefix),
                kafka.integer("partitions", 6, 1, 10_000),
                kafka.integer("replicationFactor", 1, 1, 100),
                kafka.strings("properties"),
                kafka.integer("embeddedPort", 0, 0, 65_535));
    }

    private static Optional<String> servers(String text) {
        String servers = text.replaceAll("\\s", "");
        boolean good =
                servers.isEmpty() || Arrays.stream(servers.split(",", -1)).allMatch(KafkaSettings::isServer);
        return good ? Optional.of(servers) : Optional.empty();
    }

    private static boolean isServer(String text) {
        var server = SERVER.matcher(text);
        return server.matches() && ScalarText.whole(server.group(2), 1, 65_535).isPresent();
    }

    private static Optional<String> prefix(String text) {
        return Optional.of(text).filter(prefix -> PREFIX.matcher(prefix).matches());
    }

    /** Without the values of the properties, among which passwords are. */
    @Override
    public String toString() {
        return "KafkaSettings[bootstrapServers=%s, topicPrefix=%s, partitions=%d, replicationFactor=%d, properties=%s, embeddedPort=%d]"
                .formatted(
                        bootstrapServers,
                        topicPrefix,
                        partitions,
                        replicationFactor,
                        properties.keySet(),
                        embeddedPort);
    }
}
