// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import dev.footman.contract.event.Event;
import dev.footman.contract.event.ServiceReading;
import dev.footman.processor.match.StoreSweep;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns readings of Windows services into what they show: a service that stopped, started or is out of reach. */
public final class FindServiceChanges extends ContextualProcessor<String, Event, String, Event> {
    public static final String STORE = "service-states";

    private static final Logger log = LoggerFactory.getLogger(FindServiceChanges.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    /** A service that nobody has read for so long is forgotten. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final Counter unchanged;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private KeyValueStore<String, ServiceState> states;

    @SuppressWarnings("NullAway.Init") // as above
    private StoreSweep<ServiceState> sweep;

    /**
     * @param unchanged counts the readings that show nothing new
     */
    public FindServiceChanges(Counter unchanged) {
        this.unchanged = unchanged;
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        super.init(context);
        states = context.getStateStore(STORE);
        sweep = new StoreSweep<>(states, (state, now) -> now - state.at() > KEPT.toMillis());
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::next);
    }

    @Override
    public void process(Record<String, Event> record) {
        sweep.reached(record.timestamp());
        Event event = record.value();
        if (!event.trigger().equals(ServiceReading.TRIGGER)) {
            context().forward(record);
            return;
        }
        ServiceReading reading = ServiceReading.of(event);
        ServiceState.Seen seen = ServiceState.see(states.get(reading.key()), reading, event.id(), record.timestamp());
        states.put(reading.key(), seen.state());
        seen.change().ifPresentOrElse(change -> tell(record, reading, change), unchanged::increment);
    }

    private void tell(Record<String, Event> record, ServiceReading reading, ServiceState.Change change) {
        Event found = record.value().found(change.trigger().reference(), payload(reading, change));
        log.atInfo()
                .addKeyValue("event", found.id())
                .addKeyValue("host", reading.host())
                .addKeyValue("service", reading.serviceName())
                .addKeyValue("previous", change.previous())
                .addKeyValue("current", change.current())
                .addKeyValue("problem", reading.problem())
                .log("Windows service has changed");
        context().forward(record.withValue(found));
    }

    /** Names and order: Butler contract, section 2.3. */
    private static Map<String, @Nullable Object> payload(ServiceReading reading, ServiceState.Change change) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("event", change.trigger().eventText());
        payload.put("host", reading.host());
        payload.put("serviceStatus", change.current());
        payload.put("serviceName", reading.serviceName());
        payload.put("serviceDisplayName", reading.displayName());
        payload.put("serviceStartType", reading.startType());
        payload.put("prevState", change.previous());
        payload.put("currState", change.current());
        payload.put("stateChanged", true);
        return payload;
    }
}
