// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.worker;

import dev.footman.contract.delivery.Outcome;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topic;
import dev.footman.contract.topic.Topics;
import dev.footman.dispatcher.lane.Admissions;
import dev.footman.dispatcher.lane.Lanes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
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
 * Tells how calls to destinations go: once a second of those that had some, and at once where others should know. A report
 * that does not arrive is made up for by the next one.
 */
final class DestinationReports implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(DestinationReports.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final int SAME_LOAD_EVERY_SECONDS = 5; // well before it is forgotten (Health.IN_HAND_FOR)
    private static final int LINGER_MILLIS = 20; // a second's reports go together
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);
    private static final Lanes.Load NOTHING = new Lanes.Load(0, 0);

    private final Topic<DestinationReport> topic;
    private final Producer<String, byte[]> producer;
    private final String dispatcher;
    private final Admissions admissions;
    private final Clock clock;
    private final Map<Destination, Tally> tallies = new ConcurrentHashMap<>();
    private final Map<Destination, Told> loadsTold = new HashMap<>();
    private long second;
    private final ScheduledExecutorService timer;

    private DestinationReports(
            Topic<DestinationReport> topic,
            Producer<String, byte[]> producer,
            String dispatcher,
            Admissions admissions,
            Clock clock) {
        this.topic = topic;
        this.producer = producer;
        this.dispatcher = dispatcher;
        this.admissions = admissions;
        this.clock = clock;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("destination-reports").factory());
    }

    /** {@code dispatcher} names this one among the others. */
    static DestinationReports open(
            KafkaConnection kafka, Topics topics, String dispatcher, Admissions admissions, Clock clock) {
        Map<String, Object> config = kafka.producer("footman-dispatcher-reports");
        config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        return new DestinationReports(
                topics.destinationReports(),
                new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer()),
                dispatcher,
                admissions,
                clock);
    }

    /** Begins to tell; {@code loads} is what there is in hand. */
    void start(Supplier<Map<Destination, Lanes.Load>> loads) {
        timer.scheduleWithFixedDelay(() -> tellAll(loads.get()), EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A call has ended. Where its answer asks for time, nothing more is sent there from now on. */
    void ended(Destination destination, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome instanceof Outcome.Answered answer && answer.status() / 100 != 2) {
            Tally urgent = urgent(destination, answer, now);
            if (urgent.isUrgent()) {
                send(destination, urgent.report(dispatcher, NOTHING));
                return;
            }
        }
        tallies.compute(destination, (key, known) -> {
            Tally tally = known == null ? new Tally() : known;
            tally.add(outcome, now);
            return tally;
        });
    }

    private Tally urgent(Destination destination, Outcome.Answered answer, Instant now) {
        Tally urgent = new Tally();
        urgent.add(answer, now);
        if (answer.retryAfter() != null && (answer.status() == 429 || answer.status() == 503)) {
            urgent.held(admissions.hold(destination, answer.retryAfter()));
        }
        return urgent;
    }

    private void tellAll(Map<Destination, Lanes.Load> loads) {
        Map<Destination, Tally> told = new HashMap<>();
        for (Destination destination : List.copyOf(tallies.keySet())) {
            Tally tally = tallies.remove(destination);
            if (tally != null) {
                told.put(destination, tally);
            }
        }
        Set<Destination> all = new HashSet<>(told.keySet());
        all.addAll(loads.keySet());
        all.addAll(loadsTold.keySet()); // that there is nothing in hand any more is news as well
        second++;
        for (Destination destination : all) {
            Lanes.Load load = loads.getOrDefault(destination, NOTHING);
            if (told.containsKey(destination) || isNews(destination, load)) {
                Tally tally = told.getOrDefault(destination, new Tally());
                send(destination, tally.report(dispatcher, load));
                note(destination, load);
            }
        }
    }

    /** The same again is told only now and then: calls that hang are in hand for long. */
    private boolean isNews(Destination destination, Lanes.Load load) {
        Told before = loadsTold.get(destination);
        return before == null || !before.load.equals(load) || before.second + SAME_LOAD_EVERY_SECONDS <= second;
    }

    private void note(Destination destination, Lanes.Load load) {
        if (load.equals(NOTHING)) {
            loadsTold.remove(destination);
        } else {
            loadsTold.put(destination, new Told(load, second));
        }
    }

    /** What was told to be in hand, and when. */
    private record Told(Lanes.Load load, long second) {}

    private void send(Destination destination, DestinationReport.Calls report) {
        try {
            producer.send(new ProducerRecord<>(
                    topic.name(), destination.toString(), topic.values().write(report)));
        } catch (KafkaException | IllegalStateException e) {
            log.atDebug()
                    .addKeyValue("destination", destination)
                    .addKeyValue("reason", e.getMessage())
                    .log("a report on a destination could not be sent");
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close(CLOSE_WITHIN);
    }
}
