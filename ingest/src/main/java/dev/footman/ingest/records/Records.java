// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import com.fasterxml.jackson.databind.ObjectReader;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.event.Event;
import dev.footman.contract.management.Closer;
import dev.footman.contract.topic.Json;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.TopicLayout;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;

/** The records of this node: trigger instances, rule enforcements, executions and dead letters, as the topics have them. Safe for all threads. */
public final class Records implements AutoCloseable {
    /** What a list counts of its rows; a total of so many says that there are so many at least. */
    public static final long COUNTED_AT_MOST = 10_000;

    /** Whoever asks for what was written just now waits for it this long. */
    private static final Duration CATCH_UP_WITHIN = Duration.ofSeconds(2);

    private static final ObjectReader EVENTS = Json.MAPPER.readerFor(Event.class);
    private static final ObjectReader DEAD_LETTERS = Json.MAPPER.readerFor(DeadLetter.class);
    private static final ObjectReader EXECUTIONS = Json.MAPPER.readerFor(Execution.class);
    private static final ObjectReader ENFORCEMENTS = Json.MAPPER.readerFor(Enforcement.class);

    private final Closer parts;
    private final StoreFolder folder;
    private final Brokers brokers;
    private final Progress progress;
    private final Reached reached = new Reached();

    private Records(Closer parts, StoreFolder folder, Brokers brokers) {
        this.parts = parts;
        this.folder = folder;
        this.brokers = brokers;
        this.progress = new Progress(brokers);
    }

    /**
     * Opens the records and begins to follow the topics, which are there.
     *
     * @param layout how long what is in the topics is kept, and so here
     */
    public static Records open(
            KafkaConnection kafka, TopicLayout layout, Path data, MeterRegistry meters, Clock clock) {
        Closer parts = new Closer();
        StoreFolder folder = parts.add(StoreFolder.open(data.resolve("records")));
        Records records = new Records(parts, folder, parts.add(Brokers.open(kafka, layout.topics())));
        folder.store()
                .ifPresent(store -> parts.add(Follower.start(
                        kafka,
                        store,
                        records.brokers,
                        new Upkeep(layout.events(), layout.executions(), clock),
                        records.reached,
                        new RecordsMeters(meters))));
        return records;
    }

    /** The trigger instance of an id. One that was written before this call is found, unless the store is far behind. */
    public Optional<TriggerInstance> instance(String id) throws InterruptedException {
        Function<Row, List<TriggerInstance>> shown = instances(progress.committed());
        return find(Kind.INSTANCE, id).flatMap(row -> shown.apply(row).stream().findFirst());
    }

    /** The rule enforcement of an id; the same holds. */
    public Optional<Enforcement> enforcement(String id) throws InterruptedException {
        return find(Kind.ENFORCEMENT, id)
                .flatMap(row -> enforcements(row).stream().findFirst());
    }

    private Optional<Row> find(Kind kind, String id) throws InterruptedException {
        if (!EntryReader.isId(id)) {
            return Optional.empty();
        }
        Optional<Row> row = inStore(store -> store.find(kind, id));
        if (row.isPresent()) {
            return row;
        }
        awaitEnds(kind);
        return inStore(store -> store.find(kind, id));
    }

    private void awaitEnds(Kind kind) throws InterruptedException {
        try {
            List<Part> asked = new ArrayList<>();
            brokers.found().forEach((feed, found) -> {
                for (int number = 0; feed.kind() == kind && number < found.partitions(); number++) {
                    asked.add(new Part(feed, number));
                }
            });
            reached.await(brokers.ends(asked), CATCH_UP_WITHIN);
        } catch (Brokers.SilentException e) {
            // what is here is all that can be known
        }
    }

    /** Trigger instances, newest first; none of the first {@code offset}, and {@code limit} at most. */
    public Listing<TriggerInstance> instances(InstanceFilter filter, int offset, int limit)
            throws InterruptedException {
        Map<Part, Long> committed = progress.committed();
        long pending = reached.beyond(committed, Kind.INSTANCE);
        TriggerInstance.Status status = filter.status();
        Predicate<Source> isProcessed = source -> Progress.isProcessed(committed, source);
        Query query = query(Kind.INSTANCE, filter.texts(), filter.after(), filter.before());
        Query asked = switch (status) {
            case null -> query;
            case PENDING -> query.of(isProcessed.negate(), pending);
            case PROCESSING, PROCESSING_FAILED -> query.of(source -> false, 0);
            case PROCESSED -> pending == 0 ? query : query.of(isProcessed, Long.MAX_VALUE);
        };
        return listing(asked, offset, limit, instances(committed));
    }

    /** Rule enforcements, likewise. */
    public Listing<Enforcement> enforcements(EnforcementFilter filter, int offset, int limit) {
        Query query = query(Kind.ENFORCEMENT, filter.texts(), filter.after(), filter.before());
        return listing(query, offset, limit, Records::enforcements);
    }

    /** The dead letter of a delivery's id; the same holds. */
    public Optional<DeadLetter> deadLetter(String id) throws InterruptedException {
        return find(Kind.DEAD_LETTER, id)
                .flatMap(row -> deadLetters(row).stream().findFirst());
    }

    /** Dead letters, likewise. */
    public Listing<DeadLetter> deadLetters(DeadLetterFilter filter, int offset, int limit) {
        Query query = query(Kind.DEAD_LETTER, filter.texts(), filter.after(), filter.before());
        return listing(query, offset, limit, Records::deadLetters);
    }

    /** The execution of an id; the same holds. */
    public Optional<Execution> execution(String id) throws InterruptedException {
        return find(Kind.EXECUTION, id).flatMap(row -> executions(row).stream().findFirst());
    }

    /** The same as soon as it is as {@code wanted}; as it is when {@code patience} is over. */
    public Optional<Execution> execution(String id, Predicate<Execution> wanted, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        Optional<Execution> found = execution(id);
        while (found.filter(wanted).isEmpty() && reached.awaitMove(deadline - System.nanoTime())) {
            found = execution(id);
        }
        return found;
    }

    /** Executions, in the order that is asked for, likewise. */
    public Listing<Execution> executions(ExecutionFilter filter, int offset, int limit) {
        Query query = query(Kind.EXECUTION, filter.indexed(), filter.after(), filter.before())
                .in(filter.isOldestFirst() ? Query.Order.OLDEST_FIRST : Query.Order.NEWEST_FIRST);
        return listing(query, offset, limit, Records::executions);
    }

    /** What executions say in a field, in order; {@code most} at most, those of the newest among them. */
    public SortedSet<String> said(ExecutionFilter.Field field, int most) {
        return inStore(store -> store.texts(Kind.EXECUTION, field.index(), most));
    }

    private static Query query(Kind kind, Map<Index, String> texts, @Nullable Instant after, @Nullable Instant before) {
        return new Query(
                kind,
                texts,
                after == null ? -1 : Place.micros(after),
                before == null ? Long.MAX_VALUE : Place.micros(before),
                null,
                Long.MAX_VALUE);
    }

    private <T> Listing<T> listing(Query query, int offset, int limit, Function<Row, List<T>> shown) {
        long total = inStore(store -> store.count(query, Math.min(COUNTED_AT_MOST, query.most())));
        return new Listing<>(inStore(store -> store), query, total, offset, limit, shown);
    }

    private interface Asked<T> {
        T of(RecordStore store) throws RocksDBException;
    }

    private <T> T inStore(Asked<T> asked) {
        try {
            return asked.of(folder.store().orElseThrow(() -> new RecordsUnavailableException(folder.obstacle())));
        } catch (RocksDBException e) {
            throw new RecordsUnavailableException(e);
        }
    }

    private static Function<Row, List<TriggerInstance>> instances(Map<Part, Long> committed) {
        return row -> {
            try {
                Event event = EVENTS.readValue(row.json());
                TriggerInstance.Status status = Progress.isProcessed(committed, row.source())
                        ? TriggerInstance.Status.PROCESSED
                        : TriggerInstance.Status.PENDING;
                return List.of(new TriggerInstance(event, row.place().time(), status));
            } catch (IOException _) {
                return List.of(); // whatever begins like an event and is none
            }
        };
    }

    private static List<Enforcement> enforcements(Row row) {
        try {
            return List.of(ENFORCEMENTS.<Enforcement>readValue(row.json()));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<DeadLetter> deadLetters(Row row) {
        try {
            return List.of(DEAD_LETTERS.<DeadLetter>readValue(row.json()));
        } catch (IOException _) {
            return List.of();
        }
    }

    private static List<Execution> executions(Row row) {
        try {
            return List.of(EXECUTIONS.<Execution>readValue(row.json()));
        } catch (IOException _) {
            return List.of();
        }
    }

    @Override
    public void close() {
        parts.close();
    }
}
