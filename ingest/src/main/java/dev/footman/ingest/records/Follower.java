// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.PollLoop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that brings records from the topics into the store, from where it had got to. */
final class Follower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration POSITION_WITHIN = Duration.ofMillis(20);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final int RECORDS_OF_A_POLL = 2_000;
    private static final int BYTES_OF_A_FETCH = 4 << 20;

    private final RecordStore store;
    private final Brokers brokers;
    private final Upkeep upkeep;
    private final Reached reached;
    private final RecordsMeters meters;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Part> parts = new HashMap<>();
    private final PollLoop loop;

    private Follower(
            KafkaConnection kafka,
            RecordStore store,
            Brokers brokers,
            Upkeep upkeep,
            Reached reached,
            RecordsMeters meters) {
        this.store = store;
        this.brokers = brokers;
        this.upkeep = upkeep;
        this.reached = reached;
        this.meters = meters;
        Map<String, Object> config = kafka.gatheringConsumer("footman-ingest-records");
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_OF_A_POLL);
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_OF_A_FETCH);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.loop = new PollLoop("ingest-records", consumer, consumer::wakeup, CLOSE_WITHIN, this::step);
    }

    static Follower start(
            KafkaConnection kafka,
            RecordStore store,
            Brokers brokers,
            Upkeep upkeep,
            Reached reached,
            RecordsMeters meters) {
        Follower follower = new Follower(kafka, store, brokers, upkeep, reached, meters);
        follower.loop.start();
        return follower;
    }

    private void step() throws InterruptedException {
        try {
            if (upkeep.isDue()) {
                upkeep.removeOld(store);
                assign(brokers.found());
                upkeep.done();
            }
            take(consumer.poll(POLL));
        } catch (WakeupException e) {
            throw e; // the loop is closed
        } catch (RocksDBException e) {
            tell("records cannot be written; trying again", e);
            parts.clear(); // and so it begins where the store is
            upkeep.expire();
        } catch (RuntimeException | Brokers.SilentException e) {
            tell("records cannot be read from the topics just now; trying again", e);
        }
    }

    private void tell(String what, Exception e) throws InterruptedException {
        log.atWarn().addKeyValue("reason", e.getMessage()).log(what);
        loop.pause();
    }

    /** Reads every part there is, each from where the store has got to; a topic that was made anew from its beginning. */
    private void assign(Map<Feed, Brokers.Found> found) throws RocksDBException {
        boolean isOther = false;
        Map<TopicPartition, Part> now = new HashMap<>();
        for (Map.Entry<Feed, Brokers.Found> topic : found.entrySet()) {
            isOther |= store.noteTopic(topic.getKey(), topic.getValue().identity());
            for (int number = 0; number < topic.getValue().partitions(); number++) {
                Part part = new Part(topic.getKey(), number);
                now.put(brokers.partition(part), part);
            }
        }
        if (!isOther && parts.equals(now)) {
            return;
        }
        parts.clear();
        parts.putAll(now);
        Map<Part, Long> positions = store.positions();
        consumer.assign(now.keySet());
        now.forEach((partition, part) -> {
            Long position = positions.get(part);
            if (position == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, position);
            }
        });
        reached.restart(positions);
    }

    private void take(ConsumerRecords<byte[], byte[]> records) throws RocksDBException {
        List<Entry> entries = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Part part = parts.get(new TopicPartition(record.topic(), record.partition()));
            if (part != null) {
                entry(part, record).ifPresent(entries::add);
            }
        }
        Map<Part, Long> moved = records.isEmpty() ? positions() : next(records);
        moved.entrySet().removeIf(position -> reached.isAt(position.getKey(), position.getValue()));
        if (!entries.isEmpty() || !moved.isEmpty()) {
            store.write(entries, moved);
            meters.taken(entries);
            reached.move(moved);
        }
        meters.behind(parts.keySet().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum());
    }

    private static Optional<Entry> entry(Part part, ConsumerRecord<byte[], byte[]> record) {
        Source source = new Source(part, record.offset());
        if (record.value() != null) {
            return EntryReader.read(source, record.timestamp(), record.value());
        }
        String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        return part.feed().kind().replaces() && EntryReader.isId(id)
                ? Optional.of(Entry.gone(source, id))
                : Optional.empty();
    }

    private Map<Part, Long> next(ConsumerRecords<byte[], byte[]> records) {
        Map<Part, Long> next = new HashMap<>();
        records.nextOffsets().forEach((partition, offset) -> {
            Part part = parts.get(partition);
            if (part != null) {
                next.put(part, offset.offset());
            }
        });
        return next;
    }

    /** Where it stands when nothing has come: what it passed over, or was sent back to, brings no record. */
    private Map<Part, Long> positions() {
        Map<Part, Long> positions = new HashMap<>();
        parts.forEach((partition, part) -> {
            try {
                positions.put(part, consumer.position(partition, POSITION_WITHIN));
            } catch (TimeoutException e) {
                log.atDebug().addKeyValue("partition", partition).log("position is not known yet");
            }
        });
        return positions;
    }

    @Override
    public void close() {
        loop.close();
    }
}
