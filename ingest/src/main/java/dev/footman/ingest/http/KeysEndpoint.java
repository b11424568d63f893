// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.DatastoreItem;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.datastore.Datastore;
import dev.footman.rules.execution.TimeText;
import dev.footman.rules.schema.PythonText;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /v1/keys}: values that rules look up as {@code st2kv.system.NAME} (contract, section 7.6). */
public final class KeysEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 50;
    private static final int LONGEST_NAME = 500;

    /** The names of the one scope that is kept. */
    private static final Set<String> SYSTEM = Set.of("system", DatastoreItem.SYSTEM);

    private static final long LONGEST_TTL_SECONDS = Duration.ofDays(3_650).toSeconds();

    private final Datastore datastore;
    private final int maxBodyBytes;

    public KeysEndpoint(Datastore datastore, int maxBodyBytes) {
        this.datastore = datastore;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/keys", Permission.READ, this::list);
        routes.add(HandlerType.GET, "/keys/{name}", Permission.READ, this::get);
        routes.add(HandlerType.PUT, "/keys/{name}", Permission.ADMIN, this::put);
        routes.add(HandlerType.DELETE, "/keys/{name}", Permission.ADMIN, this::delete);
    }

    private void list(Context ctx) {
        requireSystemOrAll(ctx);
        String prefix = ctx.queryParam("prefix");
        boolean opens = opens(ctx);
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                datastore.all().stream()
                        .filter(item -> prefix == null || item.name().startsWith(prefix))
                        .map(item -> shown(item, opens))
                        .toList());
    }

    private void get(Context ctx) {
        requireSystemOrAll(ctx);
        ctx.json(shown(found(ctx), opens(ctx)));
    }

    private void put(Context ctx) throws IOException, InterruptedException {
        requireSystem(ListQuery.parameter(ctx, "scope"));
        Datastore.Wanted wanted = read(ctx.pathParam("name"), JsonRequest.read(ctx, maxBodyBytes));
        try {
            ctx.json(document(datastore.put(wanted)));
        } catch (IllegalArgumentException e) {
            throw JsonRequest.bad(String.valueOf(e.getMessage()));
        }
    }

    private void delete(Context ctx) throws InterruptedException {
        requireSystem(ListQuery.parameter(ctx, "scope"));
        datastore.remove(found(ctx));
        ctx.status(204);
    }

    /** All that is kept is of one scope, so that who asks for all of them gets that. */
    private static void requireSystemOrAll(Context ctx) {
        String scope = ListQuery.parameter(ctx, "scope");
        if (!"all".equals(scope)) {
            requireSystem(scope);
        }
    }

    private static void requireSystem(@Nullable Object scope) {
        if (scope != null && !SYSTEM.contains(scope)) {
            throw JsonRequest.bad("scope must be st2kv.system, but is %s; values of users are not kept"
                    .formatted(PythonText.brief(scope)));
        }
    }

    /**
     * Whether secret values are asked for as they are.
     *
     * @throws io.javalin.http.HttpResponseException 403 where they may not be
     */
    private static boolean opens(Context ctx) {
        boolean isAsked = ListQuery.isSet(ctx, "decrypt");
        if (isAsked && !GuardedHandler.isAdmin(ctx)) {
            throw JsonRequest.refused(403, "Decrypt option requires administrator access");
        }
        return isAsked;
    }

    private Map<String, @Nullable Object> shown(DatastoreItem item, boolean opens) {
        Map<String, @Nullable Object> document = document(item);
        if (opens && item.secret()) {
            datastore.opened(item).ifPresent(value -> {
                document.put("value", value);
                document.put("encrypted", false);
            });
        }
        return document;
    }

    private DatastoreItem found(Context ctx) {
        String name = ctx.pathParam("name");
        return datastore
                .find(name)
                .orElseThrow(() -> JsonRequest.refused(
                        404, "The key \"%s\" does not exist in the StackStorm datastore.".formatted(name)));
    }

    private static Datastore.Wanted read(String name, Map<String, @Nullable Object> written) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw JsonRequest.bad("name must hold 1 to %d visible characters".formatted(LONGEST_NAME));
        }
        Object named = written.getOrDefault("name", name);
        if (!name.equals(named)) {
            throw JsonRequest.bad(
                    "name must be %s, as in the address, but is %s".formatted(name, PythonText.brief(named)));
        }
        if (!(written.get("value") instanceof String value)) {
            throw JsonRequest.bad(
                    written.containsKey("value")
                            ? "%s is not of type 'string'".formatted(PythonText.brief(written.get("value")))
                            : "'value' is a required property");
        }
        requireSystem(written.get("scope"));
        return new Datastore.Wanted(name, value, isSecret(written.get("secret")), ttl(written.get("ttl")));
    }

    /** What can be misread is refused: taken for no, it would leave a secret lying in clear. */
    private static boolean isSecret(@Nullable Object written) {
        return switch (written) {
            case null -> false;
            case Boolean flag -> flag;
            case Object other ->
                throw JsonRequest.bad("%s is not of type 'boolean'".formatted(PythonText.brief(other)));
        };
    }

    private static @Nullable Duration ttl(@Nullable Object seconds) {
        if (seconds == null) {
            return null;
        }
        if (seconds instanceof Integer whole && whole > 0 && whole <= LONGEST_TTL_SECONDS) {
            return Duration.ofSeconds(whole);
        }
        throw JsonRequest.bad("ttl must be whole seconds from 1 to %d, but is %s"
                .formatted(LONGEST_TTL_SECONDS, PythonText.brief(seconds)));
    }

    private static Map<String, @Nullable Object> document(DatastoreItem item) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", item.id());
        document.put("uid", "key_value_pair:%s:%s".formatted(item.scope(), item.name()));
        document.put("scope", item.scope());
        document.put("name", item.name());
        document.put("value", item.value()); // sealed where it is secret
        document.put("secret", item.secret());
        document.put("encrypted", item.secret());
        if (item.expires() != null) {
            document.put("expire_timestamp", TimeText.of(item.expires()));
        }
        return document;
    }
}
