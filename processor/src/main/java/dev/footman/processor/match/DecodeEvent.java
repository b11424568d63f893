// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.contract.event.Event;
import dev.footman.contract.topic.JsonSerde;
import io.micrometer.core.instrument.Counter;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads events out of their records. One that is no event of ours is told and passed over: it stops nothing behind it. */
public final class DecodeEvent extends ContextualProcessor<String, byte[], String, Event> {
    private static final Logger log = LoggerFactory.getLogger(DecodeEvent.class);

    private final JsonSerde<Event> events;
    private final Counter unreadable;

    public DecodeEvent(JsonSerde<Event> events, Counter unreadable) {
        this.events = events;
        this.unreadable = unreadable;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        try {
            context().forward(record.withValue(events.read(record.value())));
        } catch (SerializationException e) {
            unreadable.increment();
            context()
                    .recordMetadata()
                    .ifPresent(place -> log.atError()
                            .addKeyValue("topic", place.topic())
                            .addKeyValue("partition", place.partition())
                            .addKeyValue("offset", place.offset())
                            .addKeyValue("reason", e.getMessage())
                            .log("record is no event and is passed over"));
        }
    }
}
