// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.ledger;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.WindowReturn;
import dev.footman.contract.topic.Topics;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
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
 * that topic to lease each delivery and {@code attempts} to settle the leases; both have the delivery's id as key and as
 * many partitions, so that one task sees both. What is decided, {@link Ledger} decides.
 *
 * <p>A lease is kept under the offset of its delivery, which the dispatcher gives back with its report: a delivery that
 * arrives at once costs one write and one deletion, and no look into it.
 */
public final class KeepLedger extends ContextualProcessor<String, byte[], String, byte[]> {
    public static final String TO_DELIVERIES = "write-due-again";
    public static final String TO_DEAD_LETTERS = "write-dead-letters";
    public static final String TO_WINDOW_RETURNS = "write-window-returns";

    private static final Logger log = LoggerFactory.getLogger(KeepLedger.class);
    private static final Duration TICK = Duration.ofMillis(200);

    /** What a delivery may take besides its attempt: to wait in its lane, and to be reported on. */
    public static final Duration BESIDES_THE_ATTEMPT = Duration.ofSeconds(20);

    private final Topics topics;
    private final Ledger ledger;
    private final Duration lease;
    private final SettledOffsets settled;
    private final LedgerCounters counters;
    private final EarlyReports early;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private Leases leases;

    @SuppressWarnings("NullAway.Init") // as above
    private Waiting waiting;

    /**
     * @param lease how long a dispatcher may take from having a delivery to reporting on it
     */
    public KeepLedger(
            Topics topics, RetrySchedule schedule, Duration lease, SettledOffsets settled, MeterRegistry meters) {
        this.topics = topics;
        this.ledger = new Ledger(schedule);
        this.lease = lease;
        this.settled = settled;
        this.counters = LedgerCounters.in(meters);
        this.early = new EarlyReports(counters.late());
    }

    /** The stores that it works on; their changes go to Kafka, so that another machine can take over. */
    public static StoreBuilder<KeyValueStore<Long, Lease>> leaseStore() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(Leases.STORE), Serdes.Long(), Lease.SERDE)
                .withCachingEnabled(); // a lease that is settled before the next commit is never written whole
    }

    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> waitingStore() {
        return Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Waiting.STORE), Serdes.Bytes(), Serdes.ByteArray());
    }

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
        super.init(context);
        leases = new Leases(context.getStateStore(Leases.STORE), lease);
        waiting = new Waiting(context.getStateStore(Waiting.STORE));
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        RecordMetadata place = context().recordMetadata().orElseThrow();
        try {
            if (record.key() == null || record.value() == null) {
                throw new SerializationException("its key or its value is absent");
            }
            if (place.topic().equals(topics.attempts().name())) {
                settle(record.key(), topics.attempts().values().read(record.value()));
            } else {
                lease(record.key(), record.value(), place.offset());
            }
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

    private void lease(String id, byte[] delivery, long offset) {
        Attempt attempt = early.take(id, offset);
        if (attempt == null) {
            leases.put(
                    offset,
                    new Lease(context().currentSystemTimeMs() + lease.toMillis(), false, id, Bytes.wrap(delivery)));
        } else {
            conclude(id, delivery, attempt);
        }
    }

    private void settle(String id, Attempt attempt) {
        Lease held = leases.get(attempt.offset());
        if (held != null && held.id().equals(id)) {
            leases.delete(attempt.offset());
            conclude(id, held.delivery().get(), attempt);
        } else {
            early.keep(id, attempt);
        }
    }

    private void conclude(String id, byte[] json, Attempt attempt) {
        if (ledger.isDelivered(id, attempt)) {
            counters.delivered().increment();
            return;
        }
        Delivery delivery = topics.deliveries().values().read(json);
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        switch (ledger.after(delivery, attempt, now)) {
            case Ledger.Entry.Delivered() -> counters.delivered().increment();
            case Ledger.Entry.Waiting(Instant due, Delivery next) -> wait(due, next, attempt);
            case Ledger.Entry.Dead(DeadLetter letter) -> bury(letter);
        }
    }

    private void wait(Instant due, Delivery delivery, Attempt attempt) {
        counters.retries().increment();
        waiting.put(
                new DueKey(due.toEpochMilli(), delivery.id()),
                topics.deliveries().values().write(delivery));
        boolean isPutOff = attempt.outcome() instanceof Outcome.Postponed; // not made: nothing that anybody has to know
        (isPutOff ? log.atDebug() : log.atInfo())
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("event", delivery.event())
                .addKeyValue("rule", delivery.rule())
                .addKeyValue("outcome", attempt.outcome().summary())
                .addKeyValue("due", due)
                .log("delivery waits for its next attempt");
    }

    private void bury(DeadLetter letter) {
        counters.dead().increment();
        Delivery delivery = letter.delivery();
        long now = letter.at().toEpochMilli();
        context()
                .forward(
                        new Record<>(
                                delivery.id(), topics.deadLetters().values().write(letter), now),
                        TO_DEAD_LETTERS);
        for (WindowReturn given : Ledger.windowGivenBack(delivery)) {
            byte[] json = topics.windowReturns().values().write(given);
            context().forward(new Record<>(Integer.toString(given.partition()), json, now), TO_WINDOW_RETURNS);
        }
        log.atWarn()
                .addKeyValue("delivery", delivery.id())
                .addKeyValue("event", delivery.event())
                .addKeyValue("rule", delivery.rule())
                .addKeyValue("attempts", delivery.history().size())
                .addKeyValue("reason", letter.reason())
                .log("delivery is given up");
    }

    private void tick(long now) {
        waiting.takeDue(now, (id, json) -> sendAgain(id, json, now));
        long settledUpTo = settled.settled(context().taskId().partition(), lease);
        leases.takeExpired(now, settledUpTo, this::millisLonger, (id, json) -> {
            counters.expired().increment();
            log.atInfo().addKeyValue("delivery", id).log("lease ran out without a report; delivery is sent again");
            sendAgain(id, json, now);
        });
    }

    /** A call that may take longer than the dispatcher's own limit needs a longer lease. */
    private long millisLonger(byte[] json) {
        try {
            Duration timeout = topics.deliveries().values().read(json).call().timeout();
            return timeout == null
                    ? 0
                    : timeout.plus(BESIDES_THE_ATTEMPT).minus(lease).toMillis();
        } catch (SerializationException e) { // somebody else's record; whoever takes it will say so
            return 0;
        }
    }

    private void sendAgain(String id, byte[] json, long now) {
        context().forward(new Record<>(id, json, now), TO_DELIVERIES);
    }
}
