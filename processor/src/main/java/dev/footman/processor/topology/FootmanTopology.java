// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.topic.JsonSerde;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.ledger.KeepLedger;
import dev.footman.processor.ledger.SettledOffsets;
import dev.footman.processor.limit.GiveWindowBack;
import dev.footman.processor.limit.LimitPerKey;
import dev.footman.processor.match.DecodeEvent;
import dev.footman.processor.match.DropDuplicates;
import dev.footman.processor.match.FirstSeen;
import dev.footman.processor.match.MatchRules;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.limit.RateWindow;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * All of the processing, as a picture and as code. Keep the two alike: one arrow, one line.
 *
 * <pre>
 *   log-events ─────▶ read-log-events ─────┐
 *   trigger-events ─▶ read-trigger-events ─┴▶ decode-event ─▶ drop-duplicates ─▶ match-rules ─▶ limit-per-key ─▶ write-deliveries ─▶ deliveries
 *                                                            (recent-executions)                (rate-limit-windows)
 *   window-returns ─▶ read-window-returns ─▶ give-window-back ────────────────────────────────────────┘
 *
 *   deliveries ─▶ read-deliveries ─┐                                       ┌▶ write-due-again ──────▶ deliveries
 *   attempts ───▶ read-attempts ───┴▶ keep-ledger (leases, ────────────────┼▶ write-dead-letters ───▶ dead-letters
 *                                     waiting-deliveries)                  └▶ write-window-returns ─▶ window-returns
 * </pre>
 *
 * @param duplicatesWithin how long an execution is remembered as already told; zero: duplicates are let through
 * @param lease            how long a dispatcher may take to report on a delivery
 */
public record FootmanTopology(
        Topics topics,
        RuleBook rules,
        Duration duplicatesWithin,
        RetrySchedule schedule,
        Duration lease,
        SettledOffsets settled,
        MeterRegistry meters) {

    public Topology build() {
        Topology topology = new Topology();
        addEvents(topology);
        addLedger(topology);
        return topology;
    }

    private void addEvents(Topology topology) {
        source(topology, "read-log-events", topics.logEvents().name());
        source(topology, "read-trigger-events", topics.triggerEvents().name());
        topology.addProcessor(
                "decode-event",
                () -> new DecodeEvent(topics.logEvents().values(), meters.counter("footman.events.unreadable")),
                "read-log-events",
                "read-trigger-events");
        topology.addProcessor(
                "drop-duplicates",
                () -> new DropDuplicates(duplicatesWithin, meters.counter("footman.events.duplicate")),
                "decode-event");
        topology.addProcessor(
                "match-rules",
                () -> new MatchRules(
                        rules, meters.counter("footman.events.matched"), meters.counter("footman.events.unmatched")),
                "drop-duplicates");
        topology.addProcessor(
                "limit-per-key", () -> new LimitPerKey(meters.counter("footman.matches.suppressed")), "match-rules");
        topology.addSink(
                "write-deliveries",
                topics.deliveries().name(),
                new StringSerializer(),
                topics.deliveries().values().serializer(),
                "limit-per-key");

        source(topology, "read-window-returns", topics.windowReturns().name());
        topology.addProcessor(
                "give-window-back",
                () -> new GiveWindowBack(topics.windowReturns().values()),
                "read-window-returns");

        topology.addStateStore(cached(DropDuplicates.STORE, FirstSeen.class), "drop-duplicates");
        topology.addStateStore(cached(LimitPerKey.STORE, RateWindow.class), "limit-per-key", "give-window-back");
    }

    private void addLedger(Topology topology) {
        source(topology, "read-deliveries", topics.deliveries().name());
        source(topology, "read-attempts", topics.attempts().name());
        topology.addProcessor(
                "keep-ledger",
                () -> new KeepLedger(topics, schedule, lease, settled, meters),
                "read-deliveries",
                "read-attempts");
        sink(topology, KeepLedger.TO_DELIVERIES, topics.deliveries().name(), null);
        sink(topology, KeepLedger.TO_DEAD_LETTERS, topics.deadLetters().name(), null);
        sink(topology, KeepLedger.TO_WINDOW_RETURNS, topics.windowReturns().name(), toPartitionInKey());

        topology.addStateStore(KeepLedger.leaseStore(), "keep-ledger");
        topology.addStateStore(KeepLedger.waitingStore(), "keep-ledger");
    }

    private static void source(Topology topology, String name, String topic) {
        topology.addSource(name, new StringDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void sink(
            Topology topology, String name, String topic, @Nullable StreamPartitioner<String, byte[]> partitioner) {
        topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), partitioner, "keep-ledger");
    }

    /** A window goes back to the partition whose limiter keeps it, which the record's key names. */
    private static StreamPartitioner<String, byte[]> toPartitionInKey() {
        return (topic, key, value, partitions) -> Optional.of(Set.of(Integer.parseInt(key)));
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> cached(String name, Class<V> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), new JsonSerde<>(type))
                .withCachingEnabled();
    }
}
