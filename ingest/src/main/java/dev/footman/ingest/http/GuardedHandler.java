// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.auth.Access;
import dev.footman.ingest.auth.Caller;
import dev.footman.ingest.auth.Guard;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.auth.Presented;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.Handler;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** Lets a request in to its handler, or answers why not (StackStorm contract, section 1.4). */
final class GuardedHandler implements Handler {
    private static final String COOKIE = "auth-token";
    private static final String CALLER = "footman.caller";
    private static final String TOKEN_LIFE = "footman.tokenLife";

    private final Guard guard;
    private final Permission needed;
    private final Handler handler;

    GuardedHandler(Guard guard, Permission needed, Handler handler) {
        this.guard = guard;
        this.needed = needed;
        this.handler = handler;
    }

    /** Who asks; behind a guard only. */
    static Caller caller(Context ctx) {
        return Objects.requireNonNull(ctx.<Caller>attribute(CALLER), "this route is not guarded");
    }

    /** Whether who asks may do everything, as everybody may without roles; behind a guard only. */
    static boolean isAdmin(Context ctx) {
        return caller(ctx).may(Permission.ADMIN);
    }

    /** How long the token still works that somebody asks with; empty where it is no token. Behind a guard only. */
    static Optional<Duration> tokenLife(Context ctx) {
        return Optional.ofNullable(ctx.<Duration>attribute(TOKEN_LIFE));
    }

    @Override
    public void handle(Context ctx) throws Exception {
        Presented presented = Presented.in(ctx::header, ctx::queryParam, ctx::cookie);
        switch (guard.access(presented, needed)) {
            case Access.Granted(Caller caller, Optional<Duration> tokenLife) -> {
                ctx.attribute(CALLER, caller);
                ctx.attribute(TOKEN_LIFE, tokenLife.orElse(null));
                tokenLife.ifPresent(life -> keepToken(ctx, presented, life));
                handler.handle(ctx);
            }
            case Access.Denied(String reason) -> Fault.answer(ctx, 401, reason);
            case Access.Forbidden(String reason) -> Fault.answer(ctx, 403, reason);
        }
    }

    /** In a cookie; over plain HTTP, which is common on loopback, one that is secure would not come back. */
    private static void keepToken(Context ctx, Presented presented, Duration life) {
        if (presented instanceof Presented.Token(String token)) {
            int seconds = (int) Math.min(life.toSeconds(), Integer.MAX_VALUE);
            ctx.cookie(new Cookie(COOKIE, token, "/", seconds, ctx.req().isSecure(), true, null, SameSite.LAX));
        }
    }
}
