// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.cli.e2e.Waiting;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicCreation;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.topology.ShareGroupProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.AcknowledgeType;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the dispatchers are, as the broker tells it. */
class ShareGroupProgressTest {
    private static final Topics TOPICS = new Topics("test.");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PARTITIONS = 2;

    @TempDir
    private Path folder;

    @Test
    void theLastDeliveryOfAQuietPartitionIsSettledOnceItIsTakenAndNotBefore() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            // given
            KafkaConnection kafka = new KafkaConnection(broker.bootstrapServers(), Map.of());
            TopicLayout layout = new TopicLayout(TOPICS, PARTITIONS, (short) 1, Duration.ofDays(1), Duration.ofDays(1));
            new TopicCreation(admin, PATIENCE).ensure(layout.shapes());
            beginWithTheOldest(admin);
            write(kafka, 3);
            try (ShareGroupProgress progress = ShareGroupProgress.start(admin, TOPICS, PARTITIONS, PATIENCE);
                    KafkaShareConsumer<String, String> dispatcher = dispatcher(kafka)) {
                assertThat(take(dispatcher, AcknowledgeType.RELEASE)).isTrue();
                long before = progress.settled(0, Duration.ZERO);

                // when
                assertThat(take(dispatcher, AcknowledgeType.ACCEPT)).isTrue();
                boolean isSettled =
                        Waiting.upTo((int) PATIENCE.toSeconds(), () -> progress.settled(0, Duration.ZERO) == 3);

                // then
                assertThat(before).isZero();
                assertThat(isSettled)
                        .as("all three are settled; %d are", progress.settled(0, Duration.ZERO))
                        .isTrue();
                assertThat(progress.settled(1, Duration.ZERO)).isZero();
            }
        }
    }

    private static void beginWithTheOldest(Admin admin) throws Exception {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, TOPICS.dispatcherGroup());
        AlterConfigOp oldest =
                new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(group, List.of(oldest))).all().get();
    }

    private static void write(KafkaConnection kafka, int count) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(kafka.producer("test"), new StringSerializer(), new StringSerializer())) {
            for (int number = 0; number < count; number++) {
                producer.send(new ProducerRecord<>(TOPICS.deliveries().name(), 0, "key", "value"))
                        .get();
            }
        }
    }

    private static KafkaShareConsumer<String, String> dispatcher(KafkaConnection kafka) {
        Map<String, Object> config = kafka.client("test-dispatcher");
        config.put(ConsumerConfig.GROUP_ID_CONFIG, TOPICS.dispatcherGroup());
        config.put(ConsumerConfig.SHARE_ACKNOWLEDGEMENT_MODE_CONFIG, "explicit");
        KafkaShareConsumer<String, String> consumer =
                new KafkaShareConsumer<>(config, new StringDeserializer(), new StringDeserializer());
        consumer.subscribe(List.of(TOPICS.deliveries().name()));
        return consumer;
    }

    /** Takes all that there is, and settles it as {@code type} says; whether that was something. */
    private static boolean take(KafkaShareConsumer<String, String> dispatcher, AcknowledgeType type)
            throws InterruptedException {
        return Waiting.upTo((int) PATIENCE.toSeconds(), () -> {
            var records = dispatcher.poll(Duration.ofMillis(200));
            records.forEach(record -> dispatcher.acknowledge(record, type));
            dispatcher.commitSync();
            return records.count() == 3;
        });
    }
}
