// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.auth.Guard;
import dev.footman.ingest.auth.Permission;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.List;

/** Where routes are added: none without saying what it needs. */
public final class GuardedRoutes {
    /** Every route of the API is served under each of these (interface.md, section 5). */
    static final List<String> PREFIXES = List.of("/v1", "/api/v1", "/api", "");

    private final RoutesConfig routes;
    private final Guard guard;

    GuardedRoutes(RoutesConfig routes, Guard guard) {
        this.routes = routes;
        this.guard = guard;
    }

    /** Adds a route of the API under all its prefixes. */
    public void add(HandlerType method, String path, Permission needed, Handler handler) {
        for (String prefix : PREFIXES) {
            addAt(method, prefix + path, needed, handler);
        }
    }

    /** Adds a route at this path alone. */
    public void addAt(HandlerType method, String path, Permission needed, Handler handler) {
        routes.addHttpHandler(method, path, new GuardedHandler(guard, needed, handler));
    }

    /** Adds a route that asks for credentials itself, or needs none. */
    public void addOpen(HandlerType method, String path, Handler handler) {
        routes.addHttpHandler(method, path, handler);
    }

    /** What a request may do by what is in it, without a credential. */
    interface SelfGuarded {
        /** Answers the request; false where a credential must decide. */
        boolean handle(Context ctx) throws Exception;
    }

    /** Adds a route that asks {@code first}, and for a credential only where that says nothing. */
    void addSelfGuarded(HandlerType method, String path, Permission needed, Handler handler, SelfGuarded first) {
        Handler guarded = new GuardedHandler(guard, needed, handler);
        for (String prefix : PREFIXES) {
            routes.addHttpHandler(method, prefix + path, ctx -> {
                if (!first.handle(ctx)) {
                    guarded.handle(ctx);
                }
            });
        }
    }
}
