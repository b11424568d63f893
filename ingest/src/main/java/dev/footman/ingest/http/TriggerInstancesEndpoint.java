// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.event.Event;
import dev.footman.contract.event.ServiceReading;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.records.InstanceFilter;
import dev.footman.ingest.records.Listing;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.records.TriggerInstance;
import dev.footman.ingest.triggers.TriggerIntake;
import dev.footman.rules.execution.TimeText;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/triggerinstances[/{id}]}: the events that came in (StackStorm contract, section 7.2). */
public final class TriggerInstancesEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 100;

    private final Records records;
    private final TriggerIntake intake;

    public TriggerInstancesEndpoint(Records records, TriggerIntake intake) {
        this.records = records;
        this.intake = intake;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/triggerinstances", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/triggerinstances/{id}", Permission.READ, this::one);
        routes.add(HandlerType.POST, "/triggerinstances/{id}/re_emit", Permission.PUBLISH, this::emitAgain);
    }

    private void list(Context ctx) throws IOException, InterruptedException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        String status = ListQuery.parameter(ctx, "status");
        InstanceFilter filter = new InstanceFilter(
                ListQuery.parameter(ctx, "trigger"),
                ListQuery.parameter(ctx, "trigger_type"),
                null,
                status == null ? null : status(status),
                StackStormTime.parameter(ctx, "timestamp_gt"),
                StackStormTime.parameter(ctx, "timestamp_lt"));
        Listing<TriggerInstance> listing = records.instances(filter, query.offset(), query.most());
        ListAnswer.write(ctx, query, listing, TriggerInstancesEndpoint::shown);
    }

    private static TriggerInstance.Status status(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "pending" -> TriggerInstance.Status.PENDING;
            case "processed" -> TriggerInstance.Status.PROCESSED;
            case "processing" -> TriggerInstance.Status.PROCESSING;
            case "processing_failed" -> TriggerInstance.Status.PROCESSING_FAILED;
            default ->
                throw ListQuery.bad("status must be pending, processing, processed or processing_failed, but is \"%s\""
                        .formatted(text));
        };
    }

    private void one(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        Optional<TriggerInstance> found = records.instance(id);
        if (found.isPresent()) {
            ctx.json(Attributes.read(ctx).of(shown(found.get())));
        } else {
            Fault.answer(ctx, 404, Fault.UNKNOWN_ID.formatted(id));
        }
    }

    private void emitAgain(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        Event original = records.instance(id)
                .map(TriggerInstance::event)
                .orElseThrow(() -> JsonRequest.refused(404, Fault.UNKNOWN_ID.formatted(id)));
        if (original.type().equals(ServiceReading.TRIGGER)) {
            throw JsonRequest.bad(
                    "a reading of a Windows service is not emitted again: it would say that the service is"
                            + " now as it was then; send a new one to /v1/events/windows-services");
        }
        switch (intake.takeAgain(original, "http " + ctx.ip())) {
            case TriggerIntake.Result.Stored(List<String> ids) -> {
                ctx.header("X-Trigger-Instance-Id", String.join(",", ids));
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put(
                        "message", "Trigger instance %s succesfully re-sent.".formatted(id)); // StackStorm's spelling
                answer.put("payload", original.payload());
                ctx.json(answer);
            }
            case TriggerIntake.Result.Refused(String reason) -> NotStored.answer(ctx, reason);
        }
    }

    static Map<String, Object> shown(TriggerInstance instance) {
        Event event = instance.event();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", event.id());
        shown.put("trigger", event.trigger());
        shown.put("occurrence_time", TimeText.of(instance.occurredAt()));
        shown.put("payload", event.payload());
        shown.put("status", instance.status());
        shown.put("trace_tag", event.traceTag());
        return shown;
    }
}
