// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.Trigger;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.triggers.Hooks;
import dev.footman.ingest.triggers.TriggerTypes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/triggers}: what rules listen to. A type without parameters is a trigger at once; a hook is one when a rule
 * has registered it (StackStorm contract, section 7.1).
 */
public final class TriggersEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;

    private final Hooks hooks;
    private final TriggerTypes types;

    public TriggersEndpoint(Hooks hooks, TriggerTypes types) {
        this.hooks = hooks;
        this.types = types;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/triggers", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/triggers/{ref}", Permission.READ, this::one);
    }

    private List<Trigger> all() {
        Stream<Trigger> plain = types.all().stream()
                .filter(TriggersEndpoint::needsNoParameters)
                .map(type -> new Trigger(type.ref(), Map.of()));
        return Stream.concat(plain, hooks.all().stream()).toList();
    }

    private static boolean needsNoParameters(TriggerType type) {
        return TriggerTypes.fault(type.parametersSchema(), Map.of()).isEmpty();
    }

    private void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                all().stream()
                        .filter(Filters.<Trigger>equal(ctx, "pack", Trigger::pack)
                                .and(Filters.equal(ctx, "name", Trigger::name))
                                .and(Filters.equal(ctx, "type", Trigger::type)))
                        .map(TriggerDocument::of)
                        .toList());
    }

    private void one(Context ctx) {
        String wanted = ctx.pathParam("ref");
        Map<String, @Nullable Object> found = all().stream()
                .filter(trigger -> trigger.ref().equals(wanted) || trigger.id().equals(wanted))
                .findFirst()
                .map(TriggerDocument::of)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a reference or id \"%s\" not found".formatted(wanted)));
        ctx.json(found);
    }
}
