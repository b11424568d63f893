// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import dev.footman.dispatcher.lane.Work;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what attempts did to the topic {@code attempts}. A report that does not get there is no loss: the delivery's
 * lease runs out and it is sent once more, with the same id.
 */
final class AttemptLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AttemptLog.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int LINGER_MILLIS = 2; // reports are not waited for by anyone: a few together cost less

    private final Topic<Attempt> topic;
    private final Producer<String, byte[]> producer;

    private AttemptLog(Topic<Attempt> topic, Producer<String, byte[]> producer) {
        this.topic = topic;
        this.producer = producer;
    }

    static AttemptLog open(KafkaConnection kafka, Topics topics) {
        Map<String, Object> config = kafka.producer("footman-dispatcher-attempts");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        return new AttemptLog(
                topics.attempts(), new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()));
    }

    /** Reports on the delivery with {@code id}, on the partition where its lease is kept. */
    void report(String id, int partition, Attempt attempt) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic.name(), partition, id, topic.values().write(attempt));
        try {
            producer.send(record, (written, failure) -> {
                if (failure != null) {
                    tell(id, failure);
                }
            });
        } catch (KafkaException e) {
            tell(id, e);
        }
    }

    void report(Work work, Attempt attempt) {
        report(work.delivery().id(), work.partition(), attempt);
    }

    private static void tell(String id, Exception failure) {
        log.atWarn()
                .addKeyValue("delivery", id)
                .addKeyValue("reason", failure.getMessage())
                .log("attempt could not be reported; the delivery will be sent again with the same id");
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }
}
