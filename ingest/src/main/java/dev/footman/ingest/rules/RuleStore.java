// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicTable;
import dev.footman.contract.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rules of the installation, as the rules topic has them. What is changed here is read back before it counts. */
public final class RuleStore implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RuleStore.class);

    private final KafkaConnection kafka;
    private final Topics topics;
    private final Duration patience;
    private final Map<String, Rule> rules = new ConcurrentHashMap<>();
    private final TopicTable<Rule> table;

    private RuleStore(KafkaConnection kafka, Topics topics, Duration patience) throws InterruptedException {
        this.kafka = kafka;
        this.topics = topics;
        this.patience = patience;
        this.table = TopicTable.open(
                topics.rules(), kafka.wholeTopicConsumer("footman-ingest-rules"), patience, this::change);
    }

    /** Opens the store; all rules of this moment are in it. */
    public static RuleStore open(KafkaConnection kafka, Topics topics, Duration patience) throws InterruptedException {
        return new RuleStore(kafka, topics, patience);
    }

    private void change(String ref, @Nullable Rule rule, long offset) {
        if (rule == null) {
            rules.remove(ref);
        } else {
            rules.put(ref, rule);
        }
    }

    /** How far into the rules topic this node has read: what an event is stamped with. */
    public long position() {
        return table.position();
    }

    /**
     * Makes the rules of {@code pack} be {@code wanted} and no others. Returns when they are read back; writes only what
     * differs.
     *
     * @throws IllegalStateException if Kafka does not take them; the message says why
     */
    public void replacePack(String pack, Collection<Rule> wanted) throws InterruptedException {
        Set<String> refs = wanted.stream().map(Rule::ref).collect(Collectors.toSet());
        List<Rule> changed = wanted.stream()
                .filter(rule -> !rule.equals(rules.get(rule.ref())))
                .toList();
        List<String> gone = rules.values().stream()
                .filter(rule -> rule.pack().equals(pack) && !refs.contains(rule.ref()))
                .map(Rule::ref)
                .toList();
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        write(changed, gone);
        log.atInfo()
                .addKeyValue("pack", pack)
                .addKeyValue("changed", changed.size())
                .addKeyValue("removed", gone.size())
                .log("rules are brought up to date");
    }

    private void write(List<Rule> changed, List<String> gone) throws InterruptedException {
        try (KafkaProducer<String, byte @Nullable []> producer = new KafkaProducer<String, byte @Nullable []>(
                kafka.producer("footman-ingest-rules"), new StringSerializer(), new ByteArraySerializer())) {
            long end = 0;
            for (Rule rule : changed) {
                end = send(producer, rule.ref(), topics.rules().values().write(rule));
            }
            for (String ref : gone) {
                end = send(producer, ref, null);
            }
            if (!table.await(end, patience)) {
                throw new IllegalStateException("the rules were written to Kafka and did not come back in time");
            }
        } catch (ExecutionException | KafkaException e) {
            throw new IllegalStateException("the rules cannot be written to Kafka: " + e.getMessage(), e);
        }
    }

    private long send(KafkaProducer<String, byte @Nullable []> producer, String ref, byte @Nullable [] json)
            throws ExecutionException, InterruptedException {
        ProducerRecord<String, byte @Nullable []> record =
                new ProducerRecord<>(topics.rules().name(), ref, json);
        return producer.send(record).get().offset() + 1;
    }

    @Override
    public void close() {
        table.close();
    }
}
