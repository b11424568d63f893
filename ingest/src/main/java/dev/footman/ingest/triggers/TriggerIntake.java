// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.Trigger;
import dev.footman.ingest.producer.EventIds;
import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.producer.EventRecord;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes an event for each trigger of what somebody has said, and writes them. */
public final class TriggerIntake {
    private static final String QLIK = "qlik.";

    private final EventIds ids;
    private final Supplier<AsOf> asOf;
    private final EventLog events;
    private final Clock clock;

    /**
     * @param asOf how far this node has read what events meet
     */
    public TriggerIntake(EventIds ids, Supplier<AsOf> asOf, EventLog events, Clock clock) {
        this.ids = ids;
        this.asOf = asOf;
        this.events = events;
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Result {
        /** Kafka has them; the ids are in the order of the triggers. */
        record Stored(List<String> ids) implements Result {}

        /** Kafka does not answer; {@code reason} is for the log. */
        record Refused(String reason) implements Result {}
    }

    /** How far this node has read what events meet. */
    public AsOf seen() {
        return asOf.get();
    }

    /** Writes an event and waits until it is acknowledged. */
    public Result take(Event event) throws InterruptedException {
        String key = key(event.type(), event.trigger(), event.payload());
        return write(List.of(new EventRecord(key, event, clock.millis())));
    }

    /** Writes an event for each trigger and waits until they are acknowledged. */
    public Result take(List<Trigger> triggers, Map<String, @Nullable Object> payload, String source, String traceTag)
            throws InterruptedException {
        AsOf seen = asOf.get();
        long now = clock.millis();
        List<EventRecord> records = triggers.stream()
                .map(trigger -> new EventRecord(
                        key(trigger.type(), trigger.ref(), payload),
                        new Event(ids.next(), trigger.ref(), trigger.type(), payload, source, traceTag, seen),
                        now))
                .toList();
        return write(records);
    }

    private Result write(List<EventRecord> records) throws InterruptedException {
        Optional<String> failure = events.writeAll(records);
        return failure.<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Stored(
                        records.stream().map(record -> record.event().id()).toList()));
    }

    /**
     * Writes an event once more, as another one that tells in {@code __context} whose repetition it is (StackStorm contract,
     * section 7.2).
     */
    public Result takeAgain(Event original, String source) throws InterruptedException {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>(original.payload());
        payload.put(Event.CONTEXT, Map.of("original_id", original.id()));
        Event again = new Event(
                ids.next(),
                original.trigger(),
                original.type(),
                payload,
                source,
                "trigger_instance-" + original.id(),
                asOf.get(),
                original.causes());
        return take(again);
    }

    /** What orders an event: its trigger, and its task where it is one of Qlik's, as those that Qlik sends are. */
    private static String key(String type, String trigger, Map<String, @Nullable Object> payload) {
        return type.startsWith(QLIK) && payload.get("taskId") instanceof String task ? task : trigger;
    }
}
