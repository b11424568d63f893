// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.actions.ActionDocument;
import dev.footman.ingest.auth.Permission;
import dev.footman.rules.action.RunnerType;
import dev.footman.rules.action.Runners;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;

/** {@code /v1/runnertypes}: what makes actions, and with which parameters (contract, section 6.1). */
public final class RunnerTypesEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/runnertypes", Permission.READ, RunnerTypesEndpoint::list);
        routes.add(HandlerType.GET, "/runnertypes/{name}", Permission.READ, RunnerTypesEndpoint::get);
    }

    private static void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                Runners.all().stream()
                        .filter(Filters.equal(ctx, "name", RunnerType::name))
                        .map(ActionDocument::of)
                        .toList());
    }

    private static void get(Context ctx) {
        String wanted = ctx.pathParam("name");
        ctx.json(ActionDocument.of(Runners.find(wanted)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a name or id \"%s\" not found".formatted(wanted)))));
    }
}
