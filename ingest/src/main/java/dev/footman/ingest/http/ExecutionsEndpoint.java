// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Execution;
import dev.footman.contract.delivery.Execution.Status;
import dev.footman.contract.delivery.Request;
import dev.footman.contract.topic.Json;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.executions.Cancellations;
import dev.footman.ingest.executions.ExecutionRequest;
import dev.footman.ingest.executions.Executions;
import dev.footman.ingest.records.ExecutionFilter;
import dev.footman.ingest.records.Records;
import dev.footman.rules.execution.ExecutionResult;
import dev.footman.rules.execution.ShownParameters;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /v1/executions}: what actions were asked for, and what came of it (StackStorm contract, section 6.3). */
public final class ExecutionsEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 100;
    private static final int VALUES_AT_MOST = 1_000;
    private static final int REPETITIONS_AT_MOST = 50;
    private static final List<String> ATTRIBUTES = List.of("result", "trigger_instance", "status");

    private final Records records;
    private final Executions executions;
    private final Cancellations cancellations;
    private final ExecutionDocument document;
    private final int maxBodyBytes;

    public ExecutionsEndpoint(
            Records records,
            Executions executions,
            Cancellations cancellations,
            ExecutionDocument document,
            int maxBodyBytes) {
        this.records = records;
        this.executions = executions;
        this.cancellations = cancellations;
        this.document = document;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/executions", Permission.READ, this::list);
        routes.add(HandlerType.POST, "/executions", Permission.PUBLISH, this::ask);
        routes.add(HandlerType.GET, "/executions/views/filters", Permission.READ, this::values);
        routes.add(HandlerType.GET, "/executions/{id}", Permission.READ, this::one);
        routes.add(HandlerType.PUT, "/executions/{id}", Permission.PUBLISH, this::change);
        routes.add(HandlerType.DELETE, "/executions/{id}", Permission.PUBLISH, this::cancel);
        routes.add(HandlerType.POST, "/executions/{id}/re_run", Permission.PUBLISH, this::askAgain);
        routes.add(HandlerType.GET, "/executions/{id}/result", Permission.READ, this::result);
        routes.add(HandlerType.GET, "/executions/{id}/output", Permission.READ, this::output);
        routes.add(HandlerType.GET, "/executions/{id}/attribute/{name}", Permission.READ, this::attribute);
        routes.add(HandlerType.GET, "/executions/{id}/children", Permission.READ, this::children);
    }

    private void list(Context ctx) throws IOException, InterruptedException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        ExecutionQuery.attributes(query.attributes());
        ExecutionFilter filter = ExecutionQuery.filter(ctx);
        Function<Execution, Map<String, @Nullable Object>> shown = shown(ctx);
        List<String> ids = ExecutionQuery.ids(ctx);
        if (ids.isEmpty() && !ExecutionQuery.isOfParent(ctx)) {
            ListAnswer.write(ctx, query, records.executions(filter, query.offset(), query.most()), shown::apply);
            return;
        }
        List<Object> found = new ArrayList<>();
        for (String id : ExecutionQuery.isOfParent(ctx) ? List.<String>of() : ids) {
            records.execution(id).map(shown).ifPresent(found::add);
        }
        query.answer(ctx, found);
    }

    /** What there is to filter by. */
    private void values(Context ctx) {
        Map<String, Object> values = new LinkedHashMap<>();
        ExecutionQuery.offered(ctx).forEach((name, field) -> values.put(name, records.said(field, VALUES_AT_MOST)));
        ctx.json(values);
    }

    /** How an execution is shown to who asks. */
    private Function<Execution, Map<String, @Nullable Object>> shown(Context ctx) {
        long most = ExecutionQuery.mostOfResult(ctx);
        boolean isOpen = ExecutionQuery.showsSecrets(ctx) && GuardedHandler.isAdmin(ctx);
        return execution -> {
            Map<String, @Nullable Object> fields =
                    isOpen ? document.of(executions.opened(execution)) : document.of(execution);
            if (fields.get("result_size") instanceof Integer size && size > most) {
                fields.remove("result");
            }
            return linked(ctx, fields);
        };
    }

    /** With the address of the console's page for it, which is StackStorm's. */
    private static Map<String, @Nullable Object> linked(Context ctx, Map<String, @Nullable Object> fields) {
        fields.put("web_url", "%s://%s/#/history/%s/general".formatted(ctx.scheme(), ctx.host(), fields.get("id")));
        return fields;
    }

    private void cancel(Context ctx) throws InterruptedException {
        Execution found = found(ctx);
        if (found.status().isFinal()) {
            Fault.answer(
                    ctx,
                    200,
                    "Action cannot be canceled. State = %s."
                            .formatted(found.status().text()));
            return;
        }
        Execution ending =
                cancellations.cancel(found, GuardedHandler.caller(ctx).user());
        ctx.json(linked(ctx, document.of(ending)));
    }

    /** Ends an execution in the status that is asked for. There are no workflows here that could pause. */
    private void change(Context ctx) throws IOException, InterruptedException {
        Map<String, @Nullable Object> body = JsonRequest.read(ctx, maxBodyBytes, ExecutionBody.CHANGE);
        Status status = Status.of(String.valueOf(body.get("status"))).orElseThrow();
        Execution found = found(ctx);
        if (found.status().isFinal()) {
            throw JsonRequest.bad("Execution is already in completed state.");
        }
        String user = GuardedHandler.caller(ctx).user();
        boolean isCancelled = status == Status.CANCELED || status == Status.CANCELING;
        Execution ending = isCancelled && body.get("result") == null
                ? cancellations.cancel(found, user)
                : cancellations.end(
                        found, user, isCancelled ? Status.CANCELED : status, ExecutionBody.fields(body.get("result")));
        ctx.json(linked(ctx, document.of(ending)));
    }

    private void ask(Context ctx) throws IOException, InterruptedException {
        answer(ctx, executions.ask(request(ctx, JsonRequest.read(ctx, maxBodyBytes, ExecutionBody.SCHEMA))));
    }

    private void askAgain(Context ctx) throws IOException, InterruptedException {
        Execution before = found(ctx);
        Map<String, @Nullable Object> body = JsonRequest.read(ctx, maxBodyBytes, ExecutionBody.AGAIN);
        Request asked = before.delivery().request();
        body.put("action", asked == null ? "" : asked.action());
        boolean isMerged = !ListQuery.isSet(ctx, "no_merge");
        ExecutionRequest again = request(ctx, body);
        if (isMerged && !again.parameters().isEmpty()) {
            requireOwnSecrets(ctx, before);
        }
        answer(ctx, executions.askAgain(before, again, isMerged));
    }

    /** Whoever may change what goes along with another's secrets may read them: by a template, or at an address of his own. */
    private void requireOwnSecrets(Context ctx, Execution before) throws InterruptedException {
        String user = GuardedHandler.caller(ctx).user();
        if (!GuardedHandler.isAdmin(ctx) && ShownParameters.hidesAny(before.delivery()) && !isAllOf(user, before)) {
            throw JsonRequest.refused(
                    403,
                    ("\"%s\" may run execution %s again as it was, and not with other parameters: it holds secrets of"
                                    + " others; leave parameters out, or say no_merge=true")
                            .formatted(user, before.delivery().id()));
        }
    }

    /** Whether {@code user} asked for it, and for all that it repeats: a repetition holds the secrets of what was before. */
    private boolean isAllOf(String user, Execution execution) throws InterruptedException {
        Optional<Execution> next = Optional.of(execution);
        for (int steps = 0; steps < REPETITIONS_AT_MOST && next.isPresent(); steps++) {
            Request asked = next.get().delivery().request();
            if (asked == null || !user.equals(asked.user())) {
                return false;
            }
            Optional<String> repeated = Executions.repeated(asked);
            if (repeated.isEmpty()) {
                return true;
            }
            next = records.execution(repeated.get());
        }
        return false;
    }

    private static ExecutionRequest request(Context ctx, Map<String, @Nullable Object> body) {
        return ExecutionBody.read(body, GuardedHandler.caller(ctx).user(), GuardedHandler.isAdmin(ctx));
    }

    private void answer(Context ctx, Executions.Result result) {
        switch (result) {
            case Executions.Result.Taken(Execution execution) ->
                ctx.status(201).json(linked(ctx, document.requested(execution)));
            case Executions.Result.Refused(String reason) -> throw JsonRequest.bad(reason);
        }
    }

    private void one(Context ctx) throws InterruptedException {
        Attributes attributes = ExecutionQuery.attributes(Attributes.read(ctx));
        Execution found = found(ctx);
        ctx.json(attributes.of(withEvent(shown(ctx).apply(found), found)));
    }

    /** With the whole of the event that it was made for, as long as that is kept. */
    private Map<String, @Nullable Object> withEvent(Map<String, @Nullable Object> fields, Execution execution)
            throws InterruptedException {
        String event = execution.delivery().event();
        if (!event.isEmpty()) {
            records.instance(event)
                    .ifPresent(instance -> fields.put("trigger_instance", TriggerInstancesEndpoint.shown(instance)));
        }
        return fields;
    }

    private void result(Context ctx) throws InterruptedException {
        ctx.json(ExecutionResult.of(found(ctx)));
    }

    private void attribute(Context ctx) throws InterruptedException {
        String name = ctx.pathParam("name");
        if (!ATTRIBUTES.contains(name)) {
            throw JsonRequest.bad("Invalid attribute \"%s\": it must be one of %s".formatted(name, ATTRIBUTES));
        }
        Execution found = found(ctx);
        Object value = withEvent(document.of(found), found).get(name);
        ctx.json(value == null ? Map.of() : value);
    }

    /** What a command has written, as text. */
    private void output(Context ctx) throws InterruptedException {
        String wanted = Objects.requireNonNullElse(ListQuery.parameter(ctx, "output_type"), "all");
        Map<String, @Nullable Object> result = ExecutionResult.of(found(ctx));
        StringBuilder text = new StringBuilder();
        for (String stream : List.of("stdout", "stderr")) {
            Object written = result.get(stream);
            if (written != null && !written.equals("") && (wanted.equals("all") || wanted.equals(stream))) {
                text.append(
                                written instanceof String plain
                                        ? plain
                                        : Json.MAPPER.valueToTree(written).toString())
                        .append('\n');
            }
        }
        ctx.contentType("text/plain").result(text.toString());
    }

    /** An execution has none: there are no workflows here. */
    private void children(Context ctx) throws InterruptedException {
        found(ctx);
        ctx.json(List.of());
    }

    /** The execution that is asked for; {@code last} is the newest. */
    private Execution found(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        Optional<Execution> found = id.equals("last")
                ? records.executions(ExecutionFilter.ALL, 0, 1).next().stream().findFirst()
                : records.execution(id);
        return found.orElseThrow(() -> JsonRequest.refused(404, Fault.UNKNOWN_ID.formatted(id)));
    }
}
