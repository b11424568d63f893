// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.Trigger;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.triggers.Triggers;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/triggers}: what rules can listen to, and what they have made by parameters (StackStorm contract, section
 * 7.1).
 */
public final class TriggersEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;

    private final Triggers triggers;

    public TriggersEndpoint(Triggers triggers) {
        this.triggers = triggers;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/triggers", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/triggers/{ref}", Permission.READ, this::one);
    }

    private void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                triggers.all().stream()
                        .filter(Filters.<Trigger>equal(ctx, "pack", Trigger::pack)
                                .and(Filters.equal(ctx, "name", Trigger::name))
                                .and(Filters.equal(ctx, "type", Trigger::type)))
                        .map(TriggerDocument::of)
                        .toList());
    }

    private void one(Context ctx) {
        String wanted = ctx.pathParam("ref");
        Map<String, @Nullable Object> found = triggers.all().stream()
                .filter(trigger -> trigger.ref().equals(wanted) || trigger.id().equals(wanted))
                .findFirst()
                .map(TriggerDocument::of)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a reference or id \"%s\" not found".formatted(wanted)));
        ctx.json(found);
    }
}
