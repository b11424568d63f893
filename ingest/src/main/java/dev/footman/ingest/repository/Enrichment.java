// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.contract.event.QlikTrigger;
import dev.footman.ingest.qlik.QlikEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * Adds to events of reloads what the repository says: who owns the app, and that the task is no reload at all. Where it
 * says nothing, the event goes on as it came, for an alert too many is better than one too few. Safe for all threads.
 */
final class Enrichment {
    private final KeptAnswers<Integer> taskTypes;
    private final KeptAnswers<Guid> apps;
    private final KeptAnswers<Owner> users;
    private final Map<Skip, Counter> skipped = new EnumMap<>(Skip.class);

    Enrichment(Repository repository, Duration cache, MeterRegistry meters, Clock clock) {
        GuardedCalls calls = new GuardedCalls(meters, clock);
        int most = KeptAnswers.MOST;
        this.taskTypes =
                new KeptAnswers<>(task -> calls.begin(Kind.TASK, () -> repository.taskType(task)), cache, most, clock);
        this.apps = new KeptAnswers<>(app -> calls.begin(Kind.APP, () -> repository.ownerOf(app)), cache, most, clock);
        this.users = new KeptAnswers<>(user -> calls.begin(Kind.USER, () -> repository.user(user)), cache, most, clock);
        for (Skip reason : Skip.values()) {
            skipped.put(reason, meters.counter("footman.repository.skipped", "reason", reason.tag()));
        }
    }

    /** The event with what can be known of it before the patience ends. */
    QlikEvent of(QlikEvent event, Patience patience) {
        return switch (event.trigger()) {
            case RELOAD_FAILED -> ofReload(event, QlikTrigger.TASK_FAILED, patience);
            case RELOAD_ABORTED -> ofReload(event, QlikTrigger.TASK_ABORTED, patience);
            case RELOAD_SUCCEEDED -> ofReload(event, QlikTrigger.TASK_SUCCEEDED, patience);
            case TASK_FAILED,
                    TASK_ABORTED,
                    TASK_SUCCEEDED,
                    DISTRIBUTE_FINISHED,
                    ENGINE_RELOAD_FAILED,
                    SERVICE_READING -> event;
        };
    }

    private QlikEvent ofReload(QlikEvent event, QlikTrigger ofOtherTask, Patience patience) {
        Lookup<Integer> type = asked(event, "taskId", taskTypes, patience);
        if (type instanceof Lookup.Found<Integer>(Integer number) && number != TaskType.RELOAD) {
            return event.as(ofOtherTask);
        }
        Lookup<Owner> owner = asked(event, "appId", apps, patience).then(user -> users.of(user, patience));
        count(type, owner);
        return owner instanceof Lookup.Found<Owner>(Owner found) ? event.with(found.fields(), "appId") : event;
    }

    private static <V> Lookup<V> asked(QlikEvent event, String field, KeptAnswers<V> answers, Patience patience) {
        return Guid.of(event.payload().getOrDefault(field, ""))
                .map(id -> answers.of(id, patience))
                .orElseGet(Lookup.Missing::new);
    }

    /** An event is counted once, by the first thing that was not waited for. */
    private void count(Lookup<Integer> type, Lookup<Owner> owner) {
        if (type instanceof Lookup.Skipped<Integer>(Skip reason)) {
            count(reason);
        } else if (owner instanceof Lookup.Skipped<Owner>(Skip reason)) {
            count(reason);
        }
    }

    private void count(Skip reason) {
        Counter counter = skipped.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }
}
