// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.topic.JsonSerde;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.destination.JudgeDestinations;
import dev.footman.processor.find.FindRecoveries;
import dev.footman.processor.find.FindServiceChanges;
import dev.footman.processor.find.NodeWatch;
import dev.footman.processor.find.NoteNodes;
import dev.footman.processor.find.ServiceState;
import dev.footman.processor.find.TaskHistory;
import dev.footman.processor.find.WatchNodes;
import dev.footman.processor.ledger.KeepLedger;
import dev.footman.processor.limit.GiveWindowBack;
import dev.footman.processor.limit.LimitArrived;
import dev.footman.processor.limit.LimitPerKey;
import dev.footman.processor.limit.MatchCounters;
import dev.footman.processor.match.DecodeEvent;
import dev.footman.processor.match.DropDuplicates;
import dev.footman.processor.match.FirstSeen;
import dev.footman.processor.match.MatchRules;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.health.Health;
import dev.footman.rules.limit.RateWindow;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * All of the processing, as a picture and as code. Keep the two alike: one arrow, one line.
 *
 * <pre>
 *   log-events ─────▶ read-log-events ─────┐              ┌▶ note-nodes ─▶ write-node-activity ─▶ node-activity
 *   trigger-events ─▶ read-trigger-events ─┴▶ decode-event ┴▶ drop-duplicates ─▶ find-service-changes ─▶ find-recoveries ─┐
 *                                                            (recent-executions)  (service-states)        (task-histories)│
 *                 ┌───────────────────────────────────────────────────────────────────────────────────────────────────────┘
 *                 └▶ match-rules ─┬▶ limit-per-key ─┬────────▶ write-deliveries ────────▶ deliveries
 *                                 │  (rate-limit-   ├────────▶ write-scheduled-deliveries ▶ scheduled-deliveries
 *                                 │    windows,     ├────────▶ write-matches ─▶ matches
 *                                 │ window-summaries)────────▶ write-executions ────────▶ executions
 *                                 │                 ├────────▶ write-injected-events ───▶ trigger-events
 *                                 └─────────────────┴────────▶ write-rule-enforcements ─▶ rule-enforcements
 *
 *   matches ────────▶ read-matches ────────▶ limit-arrived ────┬▶ write-deliveries, write-scheduled-deliveries
 *                                            (rate-limit-windows) write-executions, write-injected-events
 *                                                                 write-rule-enforcements
 *   window-returns ─▶ read-window-returns ─▶ give-window-back
 *                                            (rate-limit-windows)
 *
 *   node-activity ─▶ read-node-activity ─▶ watch-nodes (nodes) ─▶ write-silence ─▶ log-events
 *
 *   scheduled-deliveries ─▶ read-scheduled-deliveries ─┐
 *   deliveries ─▶ read-deliveries ─────────────────────┤             ┌▶ write-due-again ──────────▶ deliveries
 *   cancellations ▶ read-cancellations ────────────────┤             │
 *   attempts ───▶ read-attempts ───────────────────────┴▶ keep-ledger┼▶ write-dead-letters ───────▶ dead-letters
 *     (leases, waiting-deliveries, held-deliveries,                  ├▶ write-execution-states ───▶ executions
 *      queued-deliveries, newest-deliveries)                         ├▶ write-window-returns ─────▶ window-returns
 *                                                                    ├▶ write-found-events ───────▶ trigger-events
 *                                                                    └▶ write-destination-reports ▶ destination-reports
 *
 *   destination-reports ─▶ read-destination-reports ─▶ judge-destinations ─┬▶ write-destinations ─▶ destinations
 *                                                     (destination-health) └▶ write-own-events ───▶ trigger-events
 * </pre>
 *
 * All processors of an installation must have the same picture, whatever they are told; so nodes are in it even where
 * nobody asks for their silence.
 *
 * @param silence          after which a node is told to be silent; zero: none is
 * @param duplicatesWithin how long an execution is remembered as already told; zero: duplicates are let through
 * @param pauseAfter       of nothing but failures a destination is paused
 */
public record FootmanTopology(
        Topics topics,
        RuleBook rules,
        Duration duplicatesWithin,
        Duration silence,
        RetrySchedule schedule,
        Duration pauseAfter,
        KeepLedger.Terms terms,
        MeterRegistry meters) {

    public Topology build() {
        Topology topology = new Topology();
        addEvents(topology);
        addLedger(topology);
        addDestinations(topology);
        addNodes(topology);
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
        addFinding(topology);
        topology.addProcessor(
                "match-rules",
                () -> new MatchRules(
                        rules,
                        meters.counter("footman.events.matched"),
                        meters.counter("footman.events.unmatched"),
                        meters.counter("footman.rules.failed"),
                        new MatchRules.Children("limit-per-key", LimitPerKey.TO_ENFORCEMENTS)),
                "find-recoveries");
        topology.addStateStore(cached(DropDuplicates.STORE, FirstSeen.class), "drop-duplicates");
        addLimits(topology);
    }

    private void addLimits(Topology topology) {
        MatchCounters counters = MatchCounters.in(meters);
        topology.addProcessor(
                "limit-per-key", () -> new LimitPerKey(terms.partitions(), rules, counters), "match-rules");
        typedSink(topology, LimitPerKey.TO_MATCHES, topics.matches(), "limit-per-key");
        source(topology, "read-matches", topics.matches().name());
        topology.addProcessor(
                "limit-arrived", () -> new LimitArrived(topics.matches().values(), rules, counters), "read-matches");
        addResults(topology);

        source(topology, "read-window-returns", topics.windowReturns().name());
        topology.addProcessor(
                "give-window-back",
                () -> new GiveWindowBack(topics.windowReturns().values()),
                "read-window-returns");

        topology.addStateStore(
                cached(LimitPerKey.STORE, RateWindow.class), "limit-per-key", "limit-arrived", "give-window-back");
        topology.addStateStore(LimitPerKey.summaries(), "limit-per-key", "limit-arrived");
    }

    private void addResults(Topology topology) {
        topology.addSink(
                LimitPerKey.TO_DELIVERIES,
                topics.deliveries().name(),
                new StringSerializer(),
                topics.deliveries().values().serializer(),
                Placement.ofDeliveries(),
                "limit-per-key",
                "limit-arrived");
        topology.addSink(
                LimitPerKey.TO_SCHEDULED,
                topics.scheduledDeliveries().name(),
                new StringSerializer(),
                Placement.scheduled(topics.scheduledDeliveries().values()),
                Placement.ofDeliveries(),
                "limit-per-key",
                "limit-arrived");
        topology.addSink(
                LimitPerKey.TO_EXECUTIONS,
                topics.executions().name(),
                new StringSerializer(),
                topics.executions().values().serializer(),
                Placement.ofExecutions(),
                "limit-per-key",
                "limit-arrived");
        typedSink(topology, LimitPerKey.TO_EVENTS, topics.triggerEvents(), "limit-per-key", "limit-arrived");
        typedSink(
                topology,
                LimitPerKey.TO_ENFORCEMENTS,
                topics.ruleEnforcements(),
                "match-rules",
                "limit-per-key",
                "limit-arrived");
    }

    private void addFinding(Topology topology) {
        topology.addProcessor(
                "find-service-changes",
                () -> new FindServiceChanges(meters.counter("footman.readings.unchanged")),
                "drop-duplicates");
        topology.addProcessor("find-recoveries", FindRecoveries::new, "find-service-changes");
        topology.addStateStore(cached(FindServiceChanges.STORE, ServiceState.class), "find-service-changes");
        topology.addStateStore(cached(FindRecoveries.STORE, TaskHistory.class), "find-recoveries");
    }

    private void addNodes(Topology topology) {
        topology.addProcessor("note-nodes", () -> new NoteNodes(silence), "decode-event");
        topology.addSink(
                "write-node-activity",
                topics.nodeActivity().name(),
                new StringSerializer(),
                topics.nodeActivity().values().serializer(),
                "note-nodes");

        source(topology, "read-node-activity", topics.nodeActivity().name());
        topology.addProcessor(
                "watch-nodes", () -> new WatchNodes(topics.nodeActivity().values(), silence), "read-node-activity");
        topology.addSink(
                "write-silence",
                topics.logEvents().name(),
                new StringSerializer(),
                topics.logEvents().values().serializer(),
                "watch-nodes");
        topology.addStateStore(cached(WatchNodes.STORE, NodeWatch.class), "watch-nodes");
    }

    private void addLedger(Topology topology) {
        source(
                topology,
                "read-scheduled-deliveries",
                topics.scheduledDeliveries().name());
        source(topology, "read-deliveries", topics.deliveries().name());
        source(topology, "read-attempts", topics.attempts().name());
        source(topology, "read-cancellations", topics.cancellations().name());
        topology.addProcessor(
                "keep-ledger",
                () -> new KeepLedger(topics, rules, schedule, terms, meters),
                "read-scheduled-deliveries",
                "read-deliveries",
                "read-attempts",
                "read-cancellations");
        placedSink(topology, KeepLedger.TO_DELIVERIES, topics.deliveries().name());
        placedSink(
                topology, KeepLedger.TO_WINDOW_RETURNS, topics.windowReturns().name());
        placedSink(topology, KeepLedger.TO_EXECUTIONS, topics.executions().name());
        typedSink(topology, KeepLedger.TO_DEAD_LETTERS, topics.deadLetters(), "keep-ledger");
        typedSink(topology, KeepLedger.TO_REPORTS, topics.destinationReports(), "keep-ledger");
        typedSink(topology, KeepLedger.TO_EVENTS, topics.triggerEvents(), "keep-ledger");
        KeepLedger.stores().forEach(store -> topology.addStateStore(store, "keep-ledger"));
    }

    private void addDestinations(Topology topology) {
        source(topology, "read-destination-reports", topics.destinationReports().name());
        topology.addProcessor(
                "judge-destinations",
                () -> new JudgeDestinations(topics.destinationReports().values(), pauseAfter),
                "read-destination-reports");
        typedSink(topology, JudgeDestinations.TO_DESTINATIONS, topics.destinations(), "judge-destinations");
        typedSink(topology, JudgeDestinations.TO_EVENTS, topics.triggerEvents(), "judge-destinations");
        topology.addStateStore(cached(JudgeDestinations.STORE, Health.class), "judge-destinations");
    }

    private static <V> void typedSink(Topology topology, String name, Topic<V> topic, String... parents) {
        topology.addSink(
                name, topic.name(), new StringSerializer(), topic.values().serializer(), parents);
    }

    private static void source(Topology topology, String name, String topic) {
        topology.addSource(name, new StringDeserializer(), new ByteArrayDeserializer(), topic);
    }

    private static void placedSink(Topology topology, String name, String topic) {
        topology.addSink(
                name, topic, new StringSerializer(), Placement.serializer(), Placement.asPlaced(), "keep-ledger");
    }

    private static <V> StoreBuilder<KeyValueStore<String, V>> cached(String name, Class<V> type) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.String(), new JsonSerde<>(type))
                .withCachingEnabled();
    }
}
