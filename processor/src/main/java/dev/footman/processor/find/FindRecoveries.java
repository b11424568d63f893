// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.find;

import dev.footman.contract.event.Event;
import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.event.QlikTrigger;
import dev.footman.processor.match.StoreSweep;
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

/** Tells the reload that succeeds after failures or aborts of the same task, besides handing every event on. */
public final class FindRecoveries extends ContextualProcessor<String, Event, String, Event> {
    public static final String STORE = "task-histories";

    private static final Logger log = LoggerFactory.getLogger(FindRecoveries.class);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    /** A task that recovered is remembered for as long as its success may be processed again. */
    private static final Duration RECOVERED_KEPT = Duration.ofHours(1);

    /** A task that fails is remembered until it recovers; one that runs but once a quarter, too. */
    private static final Duration FAILING_KEPT = Duration.ofDays(120);

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before process
    private KeyValueStore<String, TaskHistory> tasks;

    @SuppressWarnings("NullAway.Init") // as above
    private StoreSweep<TaskHistory> sweep;

    @Override
    public void init(ProcessorContext<String, Event> context) {
        super.init(context);
        tasks = context.getStateStore(STORE);
        sweep = new StoreSweep<>(
                tasks, (task, now) -> now - task.at() > (task.isFailing() ? FAILING_KEPT : RECOVERED_KEPT).toMillis());
        context.schedule(SWEEP_EVERY, PunctuationType.WALL_CLOCK_TIME, sweep::next);
    }

    @Override
    public void process(Record<String, Event> record) {
        sweep.reached(record.timestamp());
        context().forward(record);
        Event event = record.value();
        String task = event.text("taskId");
        if (task.isEmpty()) {
            return;
        }
        if (isFailure(event)) {
            tasks.put(
                    task,
                    TaskHistory.afterFailure(
                            tasks.get(task), event.id(), event.text("logTimeStamp"), record.timestamp()));
        } else if (event.trigger().equals(QlikTrigger.RELOAD_SUCCEEDED.reference())) {
            succeeded(record, task, tasks.get(task));
        }
    }

    private static boolean isFailure(Event event) {
        return event.trigger().equals(QlikTrigger.RELOAD_FAILED.reference())
                || event.trigger().equals(QlikTrigger.RELOAD_ABORTED.reference());
    }

    private void succeeded(Record<String, Event> record, String task, @Nullable TaskHistory known) {
        if (known == null) {
            return;
        }
        String success = record.value().id();
        TaskHistory now = known.afterSuccess(success, record.timestamp());
        if (!now.equals(known)) {
            tasks.put(task, now);
        }
        now.recoveryBy(success).ifPresent(recovery -> tell(record, recovery));
    }

    private void tell(Record<String, Event> record, TaskHistory.Recovery recovery) {
        Map<String, @Nullable Object> payload =
                new LinkedHashMap<>(record.value().payload());
        payload.put("event", FoundTrigger.RELOAD_RECOVERED.eventText());
        payload.put("failedAt", recovery.failedAt());
        payload.put("failures", recovery.failures());
        Event found = record.value().found(FoundTrigger.RELOAD_RECOVERED.reference(), payload);
        log.atInfo()
                .addKeyValue("event", found.id())
                .addKeyValue("task", record.value().text("taskId"))
                .addKeyValue("failures", recovery.failures())
                .log("task has recovered");
        context().forward(record.withValue(found));
    }
}
