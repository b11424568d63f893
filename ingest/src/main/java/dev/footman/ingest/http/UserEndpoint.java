// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.auth.Caller;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.auth.Presented;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /v1/user}: who asks, and what that one may do, as StackStorm's client shows it by {@code st2 whoami}. */
public final class UserEndpoint implements ApiRoutes {
    private final boolean hasRoles;
    private final Clock clock;

    /**
     * @param hasRoles whether users have roles; without, everyone is an admin
     */
    public UserEndpoint(boolean hasRoles, Clock clock) {
        this.hasRoles = hasRoles;
        this.clock = clock;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/user", Permission.READ, this::show);
    }

    private void show(Context ctx) {
        Caller caller = GuardedHandler.caller(ctx);
        Map<String, Object> rbac = new LinkedHashMap<>();
        rbac.put("enabled", hasRoles);
        rbac.put("roles", hasRoles ? List.of(caller.role().word()) : List.of());
        rbac.put("is_admin", GuardedHandler.isAdmin(ctx));
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("username", caller.user());
        shown.put("rbac", rbac);
        shown.put("authentication", authentication(ctx));
        ctx.json(shown);
    }

    private Map<String, Object> authentication(Context ctx) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("method", method(ctx));
        shown.put("location", "header");
        GuardedHandler.tokenLife(ctx)
                .ifPresent(life -> shown.put(
                        "token_expire",
                        clock.instant()
                                .plus(life)
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString()));
        return shown;
    }

    private static String method(Context ctx) {
        Presented presented = Presented.in(ctx::header, ctx::queryParam, ctx::cookie);
        return presented instanceof Presented.ApiKey ? "API key" : "authentication token";
    }
}
