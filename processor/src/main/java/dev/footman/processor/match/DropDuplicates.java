// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.match;

import dev.footman.contract.event.Event;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the first event of an execution and kind through and drops those that repeat it ({@link FirstSeen} decides). */
public final class DropDuplicates extends ContextualProcessor<String, Event, String, Event> {
    public static final String STORE = "recent-executions";

    private static final Logger log = LoggerFactory.getLogger(DropDuplicates.class);

    /** What the triggers of Qlik's events begin with: those of webhooks may call their fields what they like. */
    private static final String QLIK = "qlik.";

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final Duration window;
    private final Counter duplicates;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private KeyValueStore<String, FirstSeen> store;

    @SuppressWarnings("NullAway.Init") // as above
    private StoreSweep<FirstSeen> sweep;

    /**
     * @param window how long an execution is remembered
     */
    public DropDuplicates(Duration window, Counter duplicates) {
        this.window = window;
        this.duplicates = duplicates;
    }

    @Override
    public void init(ProcessorContext<String, Event> context) {
        super.init(context);
        store = context.getStateStore(STORE);
        sweep = new StoreSweep<>(store, (seen, now) -> seen.isOver(window, now));
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::next);
    }

    @Override
    public void process(Record<String, Event> record) {
        sweep.reached(record.timestamp());
        Event event = record.value();
        String executionId = event.text("executionId");
        if (executionId.isEmpty()
                || !event.trigger().startsWith(QLIK)
                || event.payload().containsKey(Event.CONTEXT)) { // repeated on purpose
            context().forward(record);
            return;
        }
        String key = event.trigger() + "/" + executionId;
        FirstSeen seen = store.get(key);
        if (seen != null && seen.isRepeatedBy(event.id(), record.timestamp(), window)) {
            duplicates.increment();
            log.atDebug()
                    .addKeyValue("event", event.id())
                    .addKeyValue("first", seen.event())
                    .addKeyValue("execution", executionId)
                    .log("event repeats another one and is dropped");
            return;
        }
        store.put(key, new FirstSeen(event.id(), record.timestamp()));
        context().forward(record);
    }
}
