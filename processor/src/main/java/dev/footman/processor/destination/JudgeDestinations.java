// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.destination;

import dev.footman.contract.destination.Destination;
import dev.footman.contract.destination.DestinationReport;
import dev.footman.contract.destination.DestinationState;
import dev.footman.contract.event.Event;
import dev.footman.contract.topic.JsonSerde;
import dev.footman.rules.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes one state of what is reported on a destination, and tells it: at once where calls depend on it, and else once a
 * second. What changes for the worse or the better is an event besides. {@link Health} decides.
 */
public final class JudgeDestinations extends ContextualProcessor<String, byte[], String, Object> {
    public static final String STORE = "destination-health";
    public static final String TO_DESTINATIONS = "write-destinations";
    public static final String TO_EVENTS = "write-own-events";

    private static final Logger log = LoggerFactory.getLogger(JudgeDestinations.class);
    private static final Duration TICK = Duration.ofSeconds(1);

    /** Beyond it none is remembered: somebody makes them up. */
    private static final int DESTINATIONS_AT_MOST = 10_000;

    private final JsonSerde<DestinationReport> reports;
    private final Duration pauseAfter;
    private final Map<String, Health> read = new HashMap<>(); // as the store has it: reading is most of the work
    private final Set<String> changed = new LinkedHashSet<>();
    private final Set<String> busy = new LinkedHashSet<>();
    private final Set<String> recovering = new LinkedHashSet<>();

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private KeyValueStore<String, Health> known;

    /**
     * @param pauseAfter of nothing but failures a destination is paused
     */
    public JudgeDestinations(JsonSerde<DestinationReport> reports, Duration pauseAfter) {
        this.reports = reports;
        this.pauseAfter = pauseAfter;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        super.init(context);
        known = context.getStateStore(STORE);
        rememberRecovering();
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tell);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            if (record.key() == null || !Destination.nameOf(record.key()).equals(record.key())) {
                throw new SerializationException(
                        "its key must be a destination such as https://host:443, but is " + record.key());
            }
            judge(record.key(), reports.read(record.value()));
        } catch (SerializationException e) {
            log.atError()
                    .addKeyValue("reason", e.getMessage())
                    .log("record reports on no destination and is passed over");
        }
    }

    private void judge(String url, DestinationReport report) {
        Instant now = now();
        Health before = read(url);
        if (before == null && known.approximateNumEntries() >= DESTINATIONS_AT_MOST) {
            return;
        }
        Health was = before == null ? Health.unknown(url, now) : before;
        Health after = was.after(report, now, pauseAfter);
        announceNews(url, after, now);
        changed.add(url);
        if (!after.shown().standing().equals(was.shown().standing())
                || !after.shown().limits().equals(was.shown().limits())) {
            tell(url, after.shown());
        }
    }

    private @Nullable Health read(String url) {
        return read.computeIfAbsent(url, known::get);
    }

    private void keep(String url, Health health) {
        known.put(url, health);
        read.put(url, health);
    }

    /** Keeps what is known, and tells people what they are to hear of it. */
    private void announceNews(String url, Health health, Instant now) {
        Health.News news = health.news(now);
        keep(url, news.after());
        if (news.after().isRecovering()) {
            recovering.add(url);
        } else {
            recovering.remove(url);
        }
        news.trigger().ifPresent(trigger -> announce(DestinationEvent.of(trigger, health.shown(), now)));
    }

    private void announce(Event event) {
        log.atWarn()
                .addKeyValue("event", event.id())
                .addKeyValue("destination", event.text("url"))
                .addKeyValue("reason", event.text("reason"))
                .log(event.text("event"));
        context().forward(new Record<>(event.trigger(), event, context().currentSystemTimeMs()), TO_EVENTS);
    }

    private void rememberRecovering() {
        try (KeyValueIterator<String, Health> all = known.all()) {
            all.forEachRemaining(entry -> {
                if (entry.value.isRecovering()) {
                    recovering.add(entry.key);
                }
            });
        }
    }

    private void tell(long nowMillis) {
        Instant now = Instant.ofEpochMilli(nowMillis);
        for (String url : List.copyOf(recovering)) {
            Health health = read(url);
            if (health != null) {
                announceNews(url, health, now);
            }
        }
        Set<String> all = new LinkedHashSet<>(busy);
        all.addAll(changed);
        for (String url : all) {
            Health health = read(url);
            if (health != null) {
                tell(url, health, health.counted(now));
            }
        }
    }

    private void tell(String url, Health health, Health counted) {
        if (changed.contains(url) || !counted.equals(health)) {
            keep(url, counted);
            tell(url, counted.shown());
        }
        remember(url, counted);
    }

    /** What a dispatcher has in hand is forgotten in time if it tells no more. */
    private void remember(String url, Health health) {
        if (health.inHand().isEmpty()) {
            busy.remove(url);
        } else {
            busy.add(url);
        }
    }

    private void tell(String url, DestinationState state) {
        context().forward(new Record<>(url, state, context().currentSystemTimeMs()), TO_DESTINATIONS);
        changed.remove(url);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context().currentSystemTimeMs());
    }
}
