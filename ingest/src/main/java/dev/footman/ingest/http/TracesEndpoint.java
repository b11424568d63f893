// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.contract.delivery.Execution;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.records.EnforcementFilter;
import dev.footman.ingest.records.ExecutionFilter;
import dev.footman.ingest.records.ExecutionFilter.Field;
import dev.footman.ingest.records.InstanceFilter;
import dev.footman.ingest.records.Listing;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.records.TriggerInstance;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/traces[/{id}]}: what an event has brought about, from its taking in to its executions (StackStorm contract,
 * section 7.4). A trace has its event's id; that of an execution which was asked for directly has the execution's.
 */
public final class TracesEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 100;

    /** Of one trace, rules and executions each. */
    private static final int PARTS_AT_MOST = 1_000;

    private final Records records;

    public TracesEndpoint(Records records) {
        this.records = records;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/traces", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/traces/{id}", Permission.READ, this::one);
    }

    private void list(Context ctx) throws InterruptedException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        int most = Math.min(query.most(), PARTS_AT_MOST) + query.offset();
        List<Object> found = new ArrayList<>();
        for (String id : ids(ctx, most)) {
            trace(id).ifPresent(found::add);
        }
        query.answer(ctx, found);
    }

    private void one(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        ctx.json(trace(id).orElseThrow(() -> JsonRequest.refused(404, Fault.UNKNOWN_ID.formatted(id))));
    }

    /** The traces that are asked for, newest first. */
    private Set<String> ids(Context ctx, int most) throws InterruptedException {
        String instance = ListQuery.parameter(ctx, "trigger_instance");
        String execution = ListQuery.parameter(ctx, "execution");
        String rule = ListQuery.parameter(ctx, "rule");
        if (instance != null) {
            return Set.of(instance);
        }
        if (execution != null) {
            return records.execution(execution).map(TracesEndpoint::traceOf).stream()
                    .collect(LinkedHashSet::new, Set::add, Set::addAll);
        }
        Set<String> ids = new LinkedHashSet<>();
        if (rule != null) {
            boolean isRef = rule.indexOf('.') >= 0;
            EnforcementFilter filter =
                    new EnforcementFilter(isRef ? rule : null, isRef ? null : rule, null, null, null, null);
            all(records.enforcements(filter, 0, most)).forEach(enforcement -> ids.add(enforcement.event()));
            return ids;
        }
        String tag = ListQuery.parameter(ctx, "trace_tag");
        all(records.instances(new InstanceFilter(null, null, tag, null, null, null), 0, most))
                .forEach(found -> ids.add(found.event().id()));
        if (tag != null) {
            ExecutionFilter tagged = new ExecutionFilter(Map.of(Field.TRACE_TAG, tag), null, null, false);
            all(records.executions(tagged, 0, most)).forEach(found -> ids.add(traceOf(found)));
        }
        return ids;
    }

    private static String traceOf(Execution execution) {
        String event = execution.delivery().event();
        return event.isEmpty() ? execution.delivery().id() : event;
    }

    private static <T> List<T> all(Listing<T> listing) {
        List<T> all = new ArrayList<>();
        for (List<T> rows = listing.next(); !rows.isEmpty(); rows = listing.next()) {
            all.addAll(rows);
        }
        return all;
    }

    private Optional<Map<String, @Nullable Object>> trace(String id) throws InterruptedException {
        Optional<TriggerInstance> instance = records.instance(id);
        if (instance.isEmpty()) {
            return records.execution(id)
                    .filter(execution -> execution.delivery().isAsked())
                    .map(TraceDocument::of);
        }
        List<Enforcement> rules =
                all(records.enforcements(new EnforcementFilter(null, null, null, id, null, null), 0, PARTS_AT_MOST));
        List<Execution> executions = all(records.executions(
                new ExecutionFilter(Map.of(Field.TRIGGER_INSTANCE, id), null, null, false), 0, PARTS_AT_MOST));
        return Optional.of(TraceDocument.of(instance.get(), rules, executions));
    }
}
