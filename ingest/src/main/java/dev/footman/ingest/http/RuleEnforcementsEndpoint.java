// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.records.EnforcementFilter;
import dev.footman.ingest.records.Records;
import dev.footman.rules.execution.TimeText;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** {@code GET /v1/ruleenforcements[/{id}]}: which rules were applied to what (StackStorm contract, section 7.3). */
public final class RuleEnforcementsEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 50;

    private final Records records;
    private final ExecutionDocument executions;

    public RuleEnforcementsEndpoint(Records records, ExecutionDocument executions) {
        this.records = records;
        this.executions = executions;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/ruleenforcements", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/ruleenforcements/views", Permission.READ, this::listViews);
        routes.add(HandlerType.GET, "/ruleenforcements/views/{id}", Permission.READ, this::view);
        routes.add(HandlerType.GET, "/ruleenforcements/{id}", Permission.READ, this::one);
    }

    private void list(Context ctx) throws IOException {
        list(ctx, RuleEnforcementsEndpoint::shown);
    }

    private void listViews(Context ctx) throws IOException {
        list(ctx, this::viewed);
    }

    private void list(Context ctx, Function<Enforcement, Object> shown) throws IOException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        EnforcementFilter filter = new EnforcementFilter(
                ListQuery.parameter(ctx, "rule_ref"),
                ListQuery.parameter(ctx, "rule_id"),
                ListQuery.parameter(ctx, "execution"),
                ListQuery.parameter(ctx, "trigger_instance"),
                StackStormTime.parameter(ctx, "enforced_at_gt"),
                StackStormTime.parameter(ctx, "enforced_at_lt"));
        ListAnswer.write(ctx, query, records.enforcements(filter, query.offset(), query.most()), shown);
    }

    private void one(Context ctx) throws InterruptedException {
        ctx.json(Attributes.read(ctx).of(shown(found(ctx))));
    }

    private void view(Context ctx) throws InterruptedException {
        ctx.json(Attributes.read(ctx).of(viewed(found(ctx))));
    }

    private Enforcement found(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        return records.enforcement(id).orElseThrow(() -> JsonRequest.refused(404, Fault.UNKNOWN_ID.formatted(id)));
    }

    /** With the trigger instance, and what the execution says of itself in short. */
    private Map<String, Object> viewed(Enforcement enforcement) {
        Map<String, Object> viewed = shown(enforcement);
        try {
            records.instance(enforcement.event())
                    .ifPresent(instance -> viewed.put("trigger_instance", TriggerInstancesEndpoint.shown(instance)));
            String execution = enforcement.execution();
            if (execution != null) {
                records.execution(execution).ifPresent(found -> viewed.put("execution", executions.brief(found)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return viewed;
    }

    private static Map<String, Object> shown(Enforcement enforcement) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", enforcement.id());
        shown.put("trigger_instance_id", enforcement.event());
        shown.put("rule", rule(enforcement));
        shown.put("enforced_at", TimeText.of(enforcement.at()));
        shown.put("status", enforcement.status());
        if (enforcement.execution() != null) {
            shown.put("execution_id", enforcement.execution());
        }
        if (enforcement.failureReason() != null) {
            shown.put("failure_reason", enforcement.failureReason());
        }
        return shown;
    }

    private static Map<String, String> rule(Enforcement enforcement) {
        Map<String, String> rule = new LinkedHashMap<>();
        rule.put("ref", enforcement.rule());
        rule.put("id", enforcement.ruleId());
        rule.put("uid", "rule:" + enforcement.rule().replaceFirst("\\.", ":"));
        return rule;
    }
}
