// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.executions;

import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Job;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.delivery.ScheduledDelivery;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Retry;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.table.TableWriter;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.InjectedTrigger;
import dev.footman.rules.action.Made;
import dev.footman.rules.action.RunnerWork;
import dev.footman.rules.action.Runners;
import dev.footman.rules.action.Sealing;
import dev.footman.rules.execution.ShownParameters;
import dev.footman.rules.parameters.CheckedParameters;
import dev.footman.rules.template.Datastores;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what is asked for directly (StackStorm contract, section 6.3). An execution makes one attempt, whose result is
 * its answer; the ledger has it, so that a dispatcher which dies with it does not count.
 */
public final class Executions {
    /** What a context says of the execution that it repeats (StackStorm contract, section 6.3). */
    private static final String REPEATED = "re-run";

    private static final Retry NONE = new Retry(List.of(), null);

    private final Actions actions;
    private final Datastores datastore;
    private final Sealing sealing;
    private final OpenedParameters opened;
    private final ExecutionEvents events;
    private final Topics topics;
    private final TableWriter writer;
    private final Supplier<String> ids;
    private final Clock clock;

    /**
     * @param seal seals what is secret, and opens it; empty: there may be nothing secret
     * @param events takes in what comes of those that end at once
     * @param ids  makes the ids of executions
     */
    public Executions(
            Actions actions,
            Datastores datastore,
            Optional<Seal> seal,
            ExecutionEvents events,
            Topics topics,
            TableWriter writer,
            Supplier<String> ids,
            Clock clock) {
        this.actions = actions;
        this.datastore = datastore;
        this.sealing = seal.<Sealing>map(key -> key::seal).orElseGet(Sealing::none);
        this.opened = new OpenedParameters(seal);
        this.events = events;
        this.topics = topics;
        this.writer = writer;
        this.ids = ids;
        this.clock = clock;
    }

    /** What becomes of what is asked. */
    public sealed interface Result {
        /** Kafka has it. */
        record Taken(Execution execution) implements Result {}

        /** It cannot be; the reason is StackStorm's where there is one. */
        record Refused(String reason) implements Result {}
    }

    /**
     * Has an action run.
     *
     * @throws dev.footman.ingest.table.NotStoredException if Kafka does not take it
     */
    public Result ask(ExecutionRequest asked) throws InterruptedException {
        ActionMetadata action = actions.find(asked.action());
        if (action == null) {
            return new Result.Refused("Action \"%s\" cannot be found.".formatted(asked.action()));
        }
        if (!action.enabled()) {
            return new Result.Refused("Unable to execute. Action \"%s\" is disabled.".formatted(asked.action()));
        }
        return switch (Runners.check(action, asked.parameters(), seen(asked))) {
            case CheckedParameters.Refused(String reason) -> new Result.Refused(reason);
            case CheckedParameters.Unrendered(String reason) -> unrendered(action, asked, reason);
            case CheckedParameters.Accepted accepted -> take(action, asked, accepted);
        };
    }

    /**
     * Has an action run again.
     *
     * @param asked     by whom and when; its parameters are laid over those of before
     * @param isMerged  whether those of before count at all
     */
    public Result askAgain(Execution before, ExecutionRequest asked, boolean isMerged) throws InterruptedException {
        try {
            Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
            if (isMerged) {
                parameters.putAll(opened.of(before.delivery()));
                parameters.putAll(ShownParameters.unmasked(asked.parameters(), parameters));
            } else {
                parameters.putAll(asked.parameters());
            }
            Map<String, @Nullable Object> context = new LinkedHashMap<>(asked.context());
            Object trace = contextOf(before).get("trace_context");
            if (trace != null) {
                context.putIfAbsent("trace_context", trace); // both are of one trace
            }
            context.put(REPEATED, Map.of("ref", before.delivery().id())); // whatever was said with it
            return ask(new ExecutionRequest(asked.action(), parameters, asked.user(), context, asked.delay()));
        } catch (SealBrokenException | IllegalArgumentException e) {
            return new Result.Refused(String.valueOf(e.getMessage()));
        }
    }

    /** The id of the execution that is repeated; empty where it is none. */
    public static Optional<String> repeated(Request asked) {
        return asked.context() != null && asked.context().get(REPEATED) instanceof Map<?, ?> repeated
                ? Optional.of(String.valueOf(repeated.get("ref")))
                : Optional.empty();
    }

    private static Map<String, @Nullable Object> contextOf(Execution execution) {
        Request request = execution.delivery().request();
        Map<String, @Nullable Object> context = request == null ? null : request.context();
        return context == null ? Map.of() : context;
    }

    /** The execution with what is sealed in its parameters opened; as it is where that cannot be. */
    public Execution opened(Execution execution) {
        Delivery delivery = execution.delivery();
        Request request = delivery.request();
        if (request == null) {
            return execution;
        }
        try {
            return execution.with(delivery.with(request.with(opened.of(delivery))));
        } catch (SealBrokenException | IllegalArgumentException _) {
            return execution;
        }
    }

    private Map<String, @Nullable Object> seen(ExecutionRequest asked) {
        return Map.of("st2kv", datastore, "action_context", Map.of("user", asked.user()), "config_context", Map.of());
    }

    private Result take(ActionMetadata action, ExecutionRequest asked, CheckedParameters.Accepted parameters)
            throws InterruptedException {
        String id = ids.get();
        return switch (RunnerWork.of(action, id, sealing).make(parameters.given(), parameters.all())) {
            case Made.Failed(String reason) -> new Result.Refused(reason);
            case Made.Done(var shown, var result) -> end(id, asked, asked.request(shown, now()), result);
            case Made.Owed(Job job, var shown) -> schedule(delivery(id, asked.request(shown, now()), job), asked);
        };
    }

    /** It has nothing more to do, but that it may bring about an event. */
    private Result end(String id, ExecutionRequest asked, Request request, Map<String, @Nullable Object> result)
            throws InterruptedException {
        Optional<InjectedTrigger> injected = InjectedTrigger.of(request);
        Optional<String> fault = injected.flatMap(events::fault);
        if (fault.isPresent()) {
            return new Result.Refused(fault.get());
        }
        if (!asked.delay().isZero()) {
            return schedule(delivery(id, request.withResult(result), null), asked);
        }
        if (injected.isPresent()) {
            events.bringAbout(injected.get());
        }
        Execution done = execution(Status.SUCCEEDED, result, delivery(id, request, null));
        write(done);
        events.ended(done);
        return new Result.Taken(done);
    }

    /** The state is written first: whoever asks for it in the next moment finds it, and the ledger writes over it. */
    private Result schedule(Delivery delivery, ExecutionRequest asked) throws InterruptedException {
        Execution requested = execution(Status.REQUESTED, null, delivery);
        write(requested);
        Instant due = requested.at().plus(asked.delay());
        byte[] json = topics.scheduledDeliveries().values().write(new ScheduledDelivery(delivery, due));
        write(topics.scheduledDeliveries().name(), delivery, json);
        return new Result.Taken(requested);
    }

    /** StackStorm keeps a failed execution of what cannot be rendered, and refuses it all the same. */
    private Result unrendered(ActionMetadata action, ExecutionRequest asked, String reason)
            throws InterruptedException {
        String id = ids.get();
        Map<String, @Nullable Object> shown = RunnerWork.of(action, id, sealing).stored(asked.parameters());
        Execution failed =
                execution(Status.FAILED, Map.of("error", reason), delivery(id, asked.request(shown, now()), null));
        write(failed);
        events.ended(failed);
        return new Result.Refused(reason);
    }

    private static Delivery delivery(String id, Request request, @Nullable Job job) {
        return new Delivery(id, "", "", "", request, Job.call(job), Job.command(job), null, NONE, null, 1, List.of());
    }

    private static Execution execution(
            Status status, @Nullable Map<String, @Nullable Object> result, Delivery delivery) {
        Request request = delivery.request();
        Instant at = request == null ? Instant.EPOCH : request.at();
        return new Execution(status, at, result, delivery);
    }

    private void write(Execution execution) throws InterruptedException {
        write(
                topics.executions().name(),
                execution.delivery(),
                topics.executions().values().write(execution));
    }

    private void write(String topic, Delivery delivery, byte[] json) throws InterruptedException {
        writer.write(topic, List.of(new TableWriter.Placed(delivery.id(), delivery.placement(), Bytes.wrap(json))));
    }

    private Instant now() {
        return clock.instant();
    }
}
