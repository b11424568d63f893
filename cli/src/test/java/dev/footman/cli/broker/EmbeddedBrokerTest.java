// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicCreation;
import dev.footman.contract.topic.TopicLayout;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topics TOPICS = new Topics("test.");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsThereAfterARestartOnAnotherPort() throws Exception {
        // given
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            KafkaConnection kafka = new KafkaConnection(broker.bootstrapServers(), Map.of());
            createTopics(kafka);
            write(kafka, rule("kept"));
        }

        // when
        try (EmbeddedBroker again = EmbeddedBroker.start(folder, 0)) {
            KafkaConnection kafka = new KafkaConnection(again.bootstrapServers(), Map.of());
            createTopics(kafka);
            Map<String, Rule> read = new ConcurrentHashMap<>();
            try (TopicTable<Rule> table =
                    TopicTable.open(TOPICS.rules(), kafka.wholeTopicConsumer("test"), PATIENCE, (ref, rule, offset) -> {
                        if (rule != null) {
                            read.put(ref, rule);
                        }
                    })) {

                // then
                assertThat(table.position()).isEqualTo(1);
                assertThat(read).containsEntry("butler.kept", rule("kept"));
            }
        }
    }

    @Test
    void aSecondProcessIsKeptOutOfTheDataFolderAndLetInWhenTheFirstHasGone() {
        // given
        DataFolder first = DataFolder.open(folder);

        // then
        assertThatThrownBy(() -> DataFolder.open(folder))
                .isInstanceOf(DataFolderException.class)
                .hasMessage(
                        "the data folder %s is in use by another Footman; stop that one, or give another folder with --data",
                        folder);

        // when
        first.close();

        // then
        DataFolder second = DataFolder.open(folder);
        assertThat(second.path()).isEqualTo(folder);
        second.close();
    }

    private static void createTopics(KafkaConnection kafka) throws InterruptedException {
        try (Admin admin = Admin.create(kafka.client("test"))) {
            TopicLayout layout = new TopicLayout(TOPICS, 3, (short) 1, Duration.ofDays(1), Duration.ofDays(1));
            new TopicCreation(admin, PATIENCE).ensure(layout.shapes());
        }
    }

    private static void write(KafkaConnection kafka, Rule rule) throws Exception {
        try (KafkaProducer<String, Rule> producer = new KafkaProducer<>(
                kafka.producer("test"),
                new StringSerializer(),
                TOPICS.rules().values().serializer())) {
            producer.send(new ProducerRecord<>(TOPICS.rules().name(), rule.ref(), rule))
                    .get();
        }
    }

    private static Rule rule(String name) {
        return new Rule(
                "butler",
                name,
                "a rule",
                true,
                new Trigger("qlik.reload_failed", Map.of()),
                Map.of(),
                new Rule.Action("butler.webhook", Map.of("method", "POST", "url", "http://localhost/")),
                new Rule.RateLimit("{{ trigger.taskId }}", 300));
    }
}
