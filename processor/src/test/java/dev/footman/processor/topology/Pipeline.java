// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.delivery.Attempt;
import dev.footman.contract.delivery.Cancellation;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.ledger.KeepLedger;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.limit.RateWindow;
import dev.footman.rules.matching.RuleSet;
import dev.footman.rules.retry.RetrySchedule;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The topology without a broker, in the words of its domain. Its clock begins at ten and stands until {@link #pass} moves
 * it. What it writes to {@code deliveries} it reads back, as with a broker: the first delivery has the offset 0.
 */
final class Pipeline implements AutoCloseable {
    static final Duration LEASE = Duration.ofSeconds(60);
    static final Duration TICK = Duration.ofMillis(200);
    private static final Duration DUPLICATES_WITHIN = Duration.ofMinutes(10);
    private static final Duration PAUSE_AFTER = Duration.ofDays(5);
    private static final Duration SILENCE = Duration.ofMinutes(10);
    private static final RetrySchedule AFTER_5_AND_30_SECONDS =
            new RetrySchedule(List.of(Duration.ofSeconds(5), Duration.ofSeconds(30)), 0);

    private final HandHolds holds = new HandHolds();
    private final Topics topics = new Topics("footman.");
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;
    private final TestOutputTopic<String, Delivery> written;
    private final TestOutputTopic<String, Event> told;
    private final TestOutputTopic<String, DestinationState> destinations;
    private final TestOutputTopic<String, DeadLetter> buried;
    private final TestOutputTopic<String, Execution> states;
    private final TestOutputTopic<String, Enforcement> enforced;
    private final List<Delivery> deliveries = new ArrayList<>();
    private long taken;

    Pipeline(Rule... rules) {
        this(DUPLICATES_WITHIN, rules);
    }

    Pipeline(Duration duplicatesWithin, Rule... rules) {
        this(duplicatesWithin, always(RuleSet.of(List.of(rules))));
    }

    Pipeline(RuleBook rules) {
        this(DUPLICATES_WITHIN, rules);
    }

    private Pipeline(Duration duplicatesWithin, RuleBook rules) {
        Topology topology = new FootmanTopology(
                        topics,
                        rules,
                        duplicatesWithin,
                        SILENCE,
                        AFTER_5_AND_30_SECONDS,
                        PAUSE_AFTER,
                        new KeepLedger.Terms(
                                LEASE, (partition, ago) -> partition == 0 && ago.equals(LEASE) ? taken : 0, holds, 1),
                        meters)
                .build();
        driver = new TopologyTestDriver(topology, new Properties(), at("10:00:00"));
        written = driver.createOutputTopic(
                topics.deliveries().name(),
                new StringDeserializer(),
                topics.deliveries().values().deserializer());
        told = driver.createOutputTopic(
                topics.triggerEvents().name(),
                new StringDeserializer(),
                topics.triggerEvents().values().deserializer());
        destinations = driver.createOutputTopic(
                topics.destinations().name(),
                new StringDeserializer(),
                topics.destinations().values().deserializer());
        states = driver.createOutputTopic(
                topics.executions().name(),
                new StringDeserializer(),
                topics.executions().values().deserializer());
        enforced = driver.createOutputTopic(
                topics.ruleEnforcements().name(),
                new StringDeserializer(),
                topics.ruleEnforcements().values().deserializer());
        buried = driver.createOutputTopic(
                topics.deadLetters().name(),
                new StringDeserializer(),
                topics.deadLetters().values().deserializer());
    }

    private static RuleBook always(RuleSet rules) {
        return asOf -> rules;
    }

    static Instant at(String time) {
        return Instant.parse("2026-01-31T" + time + "Z");
    }

    /** Ingest takes {@code event} in at {@code time}. */
    Pipeline takenIn(Event event, String time) {
        topic(topics.logEvents().name())
                .pipeInput("task", topics.logEvents().values().write(event), at(time));
        return this;
    }

    /** Somebody writes {@code value} to a topic of ours. */
    Pipeline written(String topic, @Nullable String key, @Nullable String value) {
        topic("footman." + topic)
                .pipeInput(key, value == null ? null : value.getBytes(StandardCharsets.UTF_8), at("10:00:00"));
        return this;
    }

    /** A dispatcher tells what came of its attempt at the delivery which has that offset. */
    Pipeline reported(int offset, Outcome outcome) {
        Delivery delivery = deliveries().get(offset);
        return reported(delivery.id(), offset, delivery.attempt(), outcome);
    }

    Pipeline reported(String id, int offset, int number, Outcome outcome) {
        Attempt attempt = new Attempt(offset, number, at("10:00:00"), Duration.ofMillis(20), outcome);
        topic(topics.attempts().name()).pipeInput(id, topics.attempts().values().write(attempt), at("10:00:00"));
        return this;
    }

    /** The dispatchers had taken the deliveries below {@code offset} a lease ago. */
    Pipeline dispatchersHadTakenUpTo(long offset) {
        taken = offset;
        return this;
    }

    /** What may be sent to whom. */
    HandHolds holds() {
        return holds;
    }

    /** Lets pass what it takes until nothing is kept that something else has followed. */
    Pipeline settle() {
        for (int tick = 0; tick < 6; tick++) {
            pass(TICK);
        }
        return this;
    }

    Pipeline pass(Duration time) {
        driver.advanceWallClockTime(time);
        return this;
    }

    /** All deliveries so far, the place of each being its offset. */
    List<Delivery> deliveries() {
        deliveries.addAll(written.readValuesToList());
        return List.copyOf(deliveries);
    }

    /** Somebody tells something of a destination. */
    Pipeline told(String destination, DestinationReport report) {
        topic(topics.destinationReports().name())
                .pipeInput(destination, topics.destinationReports().values().write(report), at("10:00:00"));
        return this;
    }

    /** Somebody wants an execution to end that was seen as its last state tells. */
    Pipeline canceled(Execution seen) {
        Cancellation asked = Cancellation.of("ann", seen.seen());
        topic(topics.cancellations().name())
                .pipeInput(seen.delivery().id(), topics.cancellations().values().write(asked), at("10:00:00"));
        return this;
    }

    /** A delivery is to be made in its time. */
    Pipeline scheduled(Delivery delivery, Instant due) {
        byte[] json = topics.scheduledDeliveries().values().write(new ScheduledDelivery(delivery, due));
        topic(topics.scheduledDeliveries().name()).pipeInput(delivery.id(), json, at("10:00:00"));
        return this;
    }

    /** That rules were applied, since this was asked last. */
    List<Enforcement> enforcements() {
        return enforced.readValuesToList();
    }

    /** Events of Footman's own since this was asked last. */
    List<Event> ownEvents() {
        return told.readValuesToList();
    }

    /** What was told of destinations since this was asked last. */
    List<DestinationState> destinations() {
        return destinations.readValuesToList();
    }

    /** Dead letters since this was asked last. */
    List<DeadLetter> deadLetters() {
        return buried.readValuesToList();
    }

    /** The payloads of all deliveries so far, as their bodies have them. */
    List<String> bodies() {
        return deliveries().stream().map(Pipeline::body).toList();
    }

    /** The body of a delivery's call. */
    static String body(Delivery delivery) {
        return String.valueOf(Objects.requireNonNull(delivery.call()).body());
    }

    /** The states that executions have been in since this was asked last. */
    List<Execution> executions() {
        return states.readValuesToList();
    }

    long counted(String name) {
        return Math.round(meters.counter(name).count());
    }

    /** How many events the present window of a key has held back. */
    long heldBack(String key) {
        KeyValueStore<String, RateWindow> windows = driver.getKeyValueStore("rate-limit-windows");
        return windows.get(key).suppressed();
    }

    /** The keys of what a store keeps. */
    List<Object> keptIn(String store) {
        KeyValueStore<Object, Object> kept = driver.getKeyValueStore(store);
        List<Object> keys = new ArrayList<>();
        try (var entries = kept.all()) {
            entries.forEachRemaining(entry -> keys.add(entry.key));
        }
        return keys;
    }

    private TestInputTopic<String, byte[]> topic(String name) {
        return driver.createInputTopic(name, new StringSerializer(), new ByteArraySerializer());
    }

    @Override
    public void close() {
        driver.close();
    }
}
