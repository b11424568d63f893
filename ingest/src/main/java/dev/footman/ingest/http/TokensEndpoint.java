// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.topic.Credential;
import dev.footman.ingest.auth.BasicCredentials;
import dev.footman.ingest.auth.Caller;
import dev.footman.ingest.auth.Htpasswd;
import dev.footman.ingest.auth.IssuedToken;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.auth.Rbac;
import dev.footman.ingest.auth.TokenState;
import dev.footman.ingest.auth.Tokens;
import dev.footman.ingest.warning.OncePerMinute;
import dev.footman.rules.execution.TimeText;
import dev.footman.rules.schema.Schema;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /auth/v1/tokens} (StackStorm contract, section 2.1): tokens for passwords. */
public final class TokensEndpoint implements ApiRoutes {
    private static final Logger log = LoggerFactory.getLogger(TokensEndpoint.class);
    private static final List<String> PREFIXES = List.of("/auth/v1", "/auth");
    private static final String RETRY_AFTER_SECONDS = "5";

    /** Of which it is remembered that they were warned of. */
    private static final int ADDRESSES = 1_000;

    private static final Schema WISH = Schema.compile(Map.of(
            "type",
            "object",
            "properties",
            Map.of(
                    "ttl",
                    new LinkedHashMap<>(Map.of("type", List.of("integer", "null"), "minimum", 1)),
                    "user",
                    Map.of("type", List.of("string", "null")))));
    private static final Schema QUESTION = Schema.compile(Map.of("type", "object"));

    private final Optional<Htpasswd> users;
    private final Tokens tokens;
    private final Rbac rbac;
    private final Duration longest;
    private final int maxBodyBytes;
    private final Clock clock;
    private final OncePerMinute<String> warned = new OncePerMinute<>(ADDRESSES);

    /**
     * @param users   none: nobody gets a token
     * @param longest how long a token is good, unless less is asked for
     */
    public TokensEndpoint(
            Optional<Htpasswd> users, Tokens tokens, Rbac rbac, Duration longest, int maxBodyBytes, Clock clock) {
        this.users = users;
        this.tokens = tokens;
        this.rbac = rbac;
        this.longest = longest;
        this.maxBodyBytes = maxBodyBytes;
        this.clock = clock;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        for (String prefix : PREFIXES) {
            routes.addOpen(HandlerType.POST, prefix + "/tokens", this::create);
            routes.addAt(HandlerType.POST, prefix + "/tokens/validate", Permission.READ, this::validate);
        }
    }

    private void create(Context ctx) throws IOException, InterruptedException {
        Optional<BasicCredentials> shown = BasicCredentials.read(ctx.header("Authorization"));
        Htpasswd.Verdict verdict =
                shown.isPresent() && users.isPresent() ? users.get().verdict(shown.get()) : Htpasswd.Verdict.UNKNOWN;
        switch (verdict) {
            case KNOWN -> issue(ctx, rbac.caller(shown.orElseThrow().user()));
            case UNKNOWN -> {
                shown.ifPresent(credentials -> warn(ctx.ip()));
                Fault.answer(ctx, 401, "Invalid or missing credentials");
            }
            case BUSY -> {
                ctx.header("Retry-After", RETRY_AFTER_SECONDS);
                Fault.answer(
                        ctx, 503, "Too many passwords are being compared just now. Send the same request again later.");
            }
        }
    }

    /** Not of the user: in its field people type passwords, too. */
    private synchronized void warn(String address) {
        if (warned.allows(address, clock.millis())) {
            log.atWarn().addKeyValue("from", address).log("a user or a password is wrong, and a token refused");
        }
    }

    private void issue(Context ctx, Caller caller) throws IOException, InterruptedException {
        Map<String, @Nullable Object> wish = JsonRequest.read(ctx, maxBodyBytes, WISH);
        String user = wish.get("user") instanceof String other && !other.isEmpty() ? other : caller.user();
        if (!user.equals(caller.user()) && !caller.may(Permission.ADMIN)) {
            Fault.answer(ctx, 403, caller.refusal(Permission.ADMIN));
            return;
        }
        Number ttl = wish.get("ttl") instanceof Number seconds ? seconds : longest.toSeconds();
        if (ttl.doubleValue() > longest.toSeconds()) {
            Fault.answer(
                    ctx, 400, "TTL specified %s is greater than max allowed %d.".formatted(ttl, longest.toSeconds()));
            return;
        }
        switch (tokens.issue(user, Duration.ofSeconds(ttl.longValue()))) {
            case IssuedToken.Issued(Credential.Token stored, String token) -> {
                ctx.header("X-API-URL", "%s://%s/api".formatted(ctx.scheme(), ctx.host()));
                ctx.status(201).json(answer(stored, token));
            }
            case IssuedToken.NotStored(String reason) -> NotStored.answered(ctx, Optional.of(reason));
        }
    }

    private static Map<String, @Nullable Object> answer(Credential.Token stored, String token) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", stored.id());
        answer.put("user", stored.user());
        answer.put("token", token);
        answer.put("expiry", TimeText.of(stored.expiry()));
        answer.put("metadata", stored.metadata());
        answer.put("service", false);
        return answer;
    }

    private void validate(Context ctx) throws IOException {
        Map<String, @Nullable Object> question = JsonRequest.read(ctx, maxBodyBytes, QUESTION);
        if (question.get("token") instanceof String token && !token.isEmpty()) {
            ctx.json(Map.of("valid", tokens.find(token) instanceof TokenState.Good));
        } else {
            Fault.answer(ctx, 400, "Token is not provided.");
        }
    }
}
