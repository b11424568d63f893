// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.topic.Topics;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers every delivery from the moment that it stands in {@code deliveries} until it is delivered or dead. It reads
 * that topic to lease each delivery, {@code attempts} to settle the leases, {@code scheduled-deliveries} and {@code cancellations}; all have as
 * many partitions, and a delivery is on the same one in each, so that one task sees all of it. {@link Book} does the work.
 */
public final class KeepLedger extends ContextualProcessor<String, byte[], String, Object> {
    public static final String TO_DELIVERIES = "write-due-again";
    public static final String TO_DEAD_LETTERS = "write-dead-letters";
    public static final String TO_WINDOW_RETURNS = "write-window-returns";
    public static final String TO_REPORTS = "write-destination-reports";
    public static final String TO_EXECUTIONS = "write-execution-states";
    public static final String TO_EVENTS = "write-found-events";

    private static final Logger log = LoggerFactory.getLogger(KeepLedger.class);
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration SLOW_TICK = Duration.ofSeconds(2);

    /** What a delivery may take besides its attempt: to wait in its lane, and to be reported on. */
    public static final Duration BESIDES_THE_ATTEMPT = Duration.ofSeconds(14);

    private final Topics topics;
    private final RuleBook rules;
    private final RetrySchedule schedule;
    private final Terms terms;
    private final MeterRegistry meters;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private Book book;

    /**
     * What the ledger goes by.
     *
     * @param lease      how long a dispatcher may take from having a delivery to reporting on it
     * @param settled    how far dispatchers are
     * @param holds      what may be sent to destinations
     * @param partitions of the topics that are worked on in parallel
     */
    public record Terms(Duration lease, SettledOffsets settled, Holds holds, int partitions) {}

    public KeepLedger(Topics topics, RuleBook rules, RetrySchedule schedule, Terms terms, MeterRegistry meters) {
        this.topics = topics;
        this.rules = rules;
        this.schedule = schedule;
        this.terms = terms;
        this.meters = meters;
    }

    /** The stores that it works on; their changes go to Kafka, so that another machine can take over. */
    public static List<StoreBuilder<?>> stores() {
        return List.of(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Leases.STORE), Serdes.Long(), Lease.SERDE)
                        .withCachingEnabled(), // a lease that is settled before the next commit is never written whole
                bytes(Waiting.STORE),
                bytes(Held.STORE),
                bytes(Queues.STORE),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(Supersession.STORE), Serdes.String(), Newest.SERDE));
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String store) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(store), Serdes.Bytes(), Serdes.ByteArray());
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        Pending pending = new Pending(
                context.getStateStore(Waiting.STORE),
                context.getStateStore(Held.STORE),
                terms.holds,
                kept -> topics.deliveries().values().read(kept.delivery().get()).isAsked(),
                terms.partitions);
        Turns turns = new Turns(
                new Queues(
                        context.getStateStore(Queues.STORE), topics.deliveries().values()),
                new Supersession(context.getStateStore(Supersession.STORE), pending));
        Leases leases = new Leases(context.getStateStore(Leases.STORE), terms.lease);
        book = new Book(
                topics.deliveries().values(),
                topics.cancellations().values(),
                new Ledger(schedule),
                leases,
                pending,
                turns,
                new LedgerOutput(context, topics, rules),
                LedgerCounters.in(meters));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        context.schedule(SLOW_TICK, PunctuationType.WALL_CLOCK_TIME, book::slowTick);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        try {
            if (record.key() == null || record.value() == null) {
                throw new SerializationException("its key or its value is absent");
            }
            process(record.key(), record.value(), place);
        } catch (SerializationException e) {
            log.atError()
                    .addKeyValue("topic", place.topic())
                    .addKeyValue("partition", place.partition())
                    .addKeyValue("offset", place.offset())
                    .addKeyValue("delivery", record.key())
                    .addKeyValue("reason", e.getMessage())
                    .log("record is nothing of ours and is passed over");
        }
    }

    private void process(String id, byte[] value, RecordMetadata place) {
        long now = context().currentSystemTimeMs();
        if (place.topic().equals(topics.attempts().name())) {
            book.settle(id, topics.attempts().values().read(value), now);
        } else if (place.topic().equals(topics.deliveries().name())) {
            book.lease(id, value, place.offset(), now, terms.lease.toMillis());
        } else if (place.topic().equals(topics.cancellations().name())) {
            book.cancel(id, topics.cancellations().values().read(value), now);
        } else {
            book.schedule(topics.scheduledDeliveries().values().read(value), place.offset(), now);
        }
    }

    private void tick(long now) {
        book.sendDue(now);
        book.sendUnreported(now, terms.settled.settled(context().taskId().partition(), terms.lease), terms.lease);
    }
}
