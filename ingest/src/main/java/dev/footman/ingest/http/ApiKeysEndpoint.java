// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.topic.Credential;
import dev.footman.ingest.auth.ApiKeys;
import dev.footman.ingest.auth.Caller;
import dev.footman.ingest.auth.Permission;
import dev.footman.rules.execution.TimeText;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /v1/apikeys} (StackStorm contract, section 2.2), without its defects: no digest is told where it is not asked for,
 * and a change keeps what it does not change. Everybody has their own keys; an admin has all.
 */
public final class ApiKeysEndpoint implements ApiRoutes {
    private static final Logger log = LoggerFactory.getLogger(ApiKeysEndpoint.class);
    private static final int LISTED = 50;
    private static final String NOT_FOUND = "ApiKey matching %s for reference and id not found.";
    private static final String NOT_DELETED = "ApiKey with key or id=%s not found.";

    private final ApiKeys keys;
    private final int maxBodyBytes;

    public ApiKeysEndpoint(ApiKeys keys, int maxBodyBytes) {
        this.keys = keys;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.POST, "/apikeys", Permission.OWN_CREDENTIALS, this::create);
        routes.add(HandlerType.GET, "/apikeys", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/apikeys/{id}", Permission.READ, this::get);
        routes.add(HandlerType.PUT, "/apikeys/{id}", Permission.OWN_CREDENTIALS, this::update);
        routes.add(HandlerType.DELETE, "/apikeys/{id}", Permission.OWN_CREDENTIALS, this::delete);
    }

    private void create(Context ctx) throws IOException, InterruptedException {
        Caller caller = GuardedHandler.caller(ctx);
        ApiKeyBody body = ApiKeyBody.read(ctx, maxBodyBytes);
        String user = body.user() == null ? caller.user() : body.user();
        String key = body.keyHash() == null ? keys.newKey() : null;
        String hash = key == null ? String.valueOf(body.keyHash()) : keys.hashOf(key);
        Credential.ApiKey made = keys.of(user, hash, body.id(), body.enabled(), body.metadata());
        Optional<Credential.ApiKey> same = keys.byHash(hash).or(() -> keys.byId(made.id()));
        if (isRefused(ctx, user)) {
            return;
        }
        if (same.isPresent()) {
            Fault.conflict(ctx, same.get().id(), "id or key_hash");
        } else if (!NotStored.answered(ctx, keys.put(made))) {
            tell("an API key is made", made, caller);
            Map<String, @Nullable Object> answer = shown(made, false);
            answer.remove("key_hash");
            answer.put("key", key);
            ctx.status(201).json(answer);
        }
    }

    private void list(Context ctx) {
        Caller caller = GuardedHandler.caller(ctx);
        ListQuery query = ListQuery.read(ctx, LISTED, caller.may(Permission.ADMIN));
        String user = ctx.queryParam("user");
        List<Credential.ApiKey> all = keys.all().stream()
                .filter(key -> caller.may(Permission.ADMIN) || key.user().equals(caller.user()))
                .filter(key -> user == null || user.isEmpty() || key.user().equals(user))
                .toList();
        boolean secrets = showsSecrets(ctx);
        query.answer(ctx, all.stream().map(key -> shown(key, secrets)).toList());
    }

    private void get(Context ctx) {
        Optional<Credential.ApiKey> key = asked(ctx, NOT_FOUND);
        if (key.isPresent() && !isRefused(ctx, key.get().user())) {
            ctx.json(shown(key.get(), showsSecrets(ctx)));
        }
    }

    private void update(Context ctx) throws IOException, InterruptedException {
        Optional<Credential.ApiKey> asked = asked(ctx, NOT_FOUND);
        if (asked.isEmpty() || isRefused(ctx, asked.get().user())) {
            return;
        }
        Credential.ApiKey before = asked.get();
        ApiKeyBody body = ApiKeyBody.read(ctx, maxBodyBytes);
        String user = body.user() == null ? before.user() : body.user();
        if (body.keyHash() != null && !body.keyHash().equals(before.keyHash())) {
            Fault.answer(ctx, 400, "Update of key_hash is not allowed.");
        } else if (body.id() != null && !body.id().equals(before.id())) {
            Fault.answer(ctx, 400, "Update of id is not allowed.");
        } else if (!isRefused(ctx, user)) {
            Credential.ApiKey after = new Credential.ApiKey(
                    before.id(), user, before.keyHash(), body.enabled(), before.createdAt(), body.metadata());
            if (!NotStored.answered(ctx, keys.put(after))) {
                tell("an API key is changed", after, GuardedHandler.caller(ctx));
                ctx.json(shown(after, false));
            }
        }
    }

    private void delete(Context ctx) throws InterruptedException {
        Optional<Credential.ApiKey> key = asked(ctx, NOT_DELETED);
        if (key.isPresent() && !isRefused(ctx, key.get().user()) && !NotStored.answered(ctx, keys.remove(key.get()))) {
            tell("an API key is deleted", key.get(), GuardedHandler.caller(ctx));
            ctx.status(204);
        }
    }

    /** The key that the path names by its id or by itself; else 404 is answered. */
    private Optional<Credential.ApiKey> asked(Context ctx, String notFound) {
        String idOrKey = ctx.pathParam("id");
        Optional<Credential.ApiKey> key = keys.byId(idOrKey).or(() -> keys.find(idOrKey));
        if (key.isEmpty()) {
            Fault.answer(ctx, 404, notFound.formatted(idOrKey));
        }
        return key;
    }

    /** Whether the caller may not touch {@code user}'s keys; then 403 is answered. */
    private static boolean isRefused(Context ctx, String user) {
        Caller caller = GuardedHandler.caller(ctx);
        boolean may = caller.user().equals(user) || caller.may(Permission.ADMIN);
        if (!may) {
            Fault.answer(ctx, 403, caller.refusal(Permission.ADMIN));
        }
        return !may;
    }

    private static boolean showsSecrets(Context ctx) {
        return ListQuery.isSet(ctx, "show_secrets")
                && GuardedHandler.caller(ctx).may(Permission.ADMIN);
    }

    private static Map<String, @Nullable Object> shown(Credential.ApiKey key, boolean secrets) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", key.id());
        shown.put("uid", secrets ? "api_key:" + key.keyHash() : ApiKeyBody.MASK);
        shown.put("user", key.user());
        shown.put("key_hash", secrets ? key.keyHash() : ApiKeyBody.MASK);
        shown.put("metadata", key.metadata());
        shown.put("created_at", TimeText.of(key.createdAt()));
        shown.put("enabled", key.enabled());
        return shown;
    }

    private static void tell(String what, Credential.ApiKey key, Caller caller) {
        log.atInfo()
                .addKeyValue("id", key.id())
                .addKeyValue("user", key.user())
                .addKeyValue("by", caller.user())
                .log(what);
    }
}
