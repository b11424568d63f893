// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.topic.JsonSerde;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/** Records as the topics have them. */
final class Sample {
    private static final JsonSerde<Event> EVENTS = new JsonSerde<>(Event.class);
    private static final JsonSerde<Enforcement> ENFORCEMENTS = new JsonSerde<>(Enforcement.class);

    private Sample() {}

    /** An id of 24 digits with the second of {@code time} at its head. */
    static String id(Instant time, long number) {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits((int) time.getEpochSecond()) + hex.toHexDigits(number);
    }

    static Entry event(Source source, Instant time, long number, String trigger, String type) {
        Event event = new Event(id(time, number), trigger, type, Map.of("n", number), "test", "tag", new AsOf(1, 2, 3));
        return EntryReader.read(source, time.toEpochMilli(), EVENTS.write(event))
                .orElseThrow();
    }

    static Entry event(long offset, Instant time, String trigger) {
        return event(new Source(new Part(Feed.LOG_EVENTS, 0), offset), time, offset, trigger, trigger);
    }

    static Entry enforcement(long offset, Instant at, String id, String event, String rule, String execution) {
        Enforcement enforcement =
                new Enforcement(id, event, rule, "id-of-" + rule, at, Enforcement.Status.SUCCEEDED, execution, null);
        Source source = new Source(new Part(Feed.RULE_ENFORCEMENTS, 0), offset);
        return EntryReader.read(source, at.toEpochMilli(), ENFORCEMENTS.write(enforcement))
                .orElseThrow();
    }
}
