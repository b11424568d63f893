// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Execution;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.records.ExecutionFilter;
import dev.footman.ingest.records.ExecutionFilter.Field;
import dev.footman.ingest.records.Records;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/executions}: what actions were asked for, and what came of it (StackStorm contract, section 6.3). */
public final class ExecutionsEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 100;

    /** Query parameters, and what they ask for. */
    private static final Map<String, Field> FILTERS = Map.of(
            "action", Field.ACTION,
            "status", Field.STATUS,
            "rule", Field.RULE,
            "user", Field.USER,
            "trigger_type", Field.TRIGGER_TYPE,
            "trigger_instance", Field.TRIGGER_INSTANCE);

    private final Records records;

    public ExecutionsEndpoint(Records records) {
        this.records = records;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/executions", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/executions/{id}", Permission.READ, this::one);
    }

    private void list(Context ctx) throws IOException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        Map<Field, String> texts = new EnumMap<>(Field.class);
        FILTERS.forEach((name, field) -> {
            String text = ListQuery.parameter(ctx, name);
            if (text != null) {
                texts.put(field, text);
            }
        });
        ExecutionFilter filter = new ExecutionFilter(
                texts, StackStormTime.parameter(ctx, "timestamp_gt"), StackStormTime.parameter(ctx, "timestamp_lt"));
        ListAnswer.write(ctx, query, records.executions(filter, query.offset(), query.most()), ExecutionDocument::of);
    }

    private void one(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        Optional<Execution> found = records.execution(id);
        if (found.isPresent()) {
            ctx.json(Attributes.read(ctx).of(ExecutionDocument.of(found.get())));
        } else {
            Fault.answer(ctx, 404, Fault.UNKNOWN_ID.formatted(id));
        }
    }
}
