// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.delivery.Enforcement;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.records.EnforcementFilter;
import dev.footman.ingest.records.Records;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code GET /v1/ruleenforcements[/{id}]}: which rules were applied to what (StackStorm contract, section 7.3). */
public final class RuleEnforcementsEndpoint implements ApiRoutes {
    private static final int DEFAULT_LIMIT = 50;

    private final Records records;

    public RuleEnforcementsEndpoint(Records records) {
        this.records = records;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/ruleenforcements", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/ruleenforcements/{id}", Permission.READ, this::one);
    }

    private void list(Context ctx) throws IOException {
        ListQuery query = ListQuery.read(ctx, DEFAULT_LIMIT, GuardedHandler.isAdmin(ctx));
        EnforcementFilter filter = new EnforcementFilter(
                ListQuery.parameter(ctx, "rule_ref"),
                ListQuery.parameter(ctx, "rule_id"),
                ListQuery.parameter(ctx, "execution"),
                ListQuery.parameter(ctx, "trigger_instance"),
                StackStormTime.parameter(ctx, "enforced_at_gt"),
                StackStormTime.parameter(ctx, "enforced_at_lt"));
        ListAnswer.write(
                ctx,
                query,
                records.enforcements(filter, query.offset(), query.most()),
                RuleEnforcementsEndpoint::shown);
    }

    private void one(Context ctx) throws InterruptedException {
        String id = ctx.pathParam("id");
        Optional<Enforcement> found = records.enforcement(id);
        if (found.isPresent()) {
            ctx.json(Attributes.read(ctx).of(shown(found.get())));
        } else {
            Fault.answer(ctx, 404, Fault.UNKNOWN_ID.formatted(id));
        }
    }

    private static Map<String, Object> shown(Enforcement enforcement) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", enforcement.id());
        shown.put("trigger_instance_id", enforcement.event());
        shown.put("rule", rule(enforcement));
        shown.put("enforced_at", StackStormTime.text(enforcement.at()));
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
