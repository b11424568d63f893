// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.triggers.TriggerTypeReader;
import dev.footman.ingest.triggers.TriggerTypes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/triggertypes}: the kinds of events that rules can listen to (contract, section 7.1). */
public final class TriggerTypesEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;
    private static final String PROTECTED = "Resources belonging to system level packs can't be manipulated";

    private final TriggerTypes types;
    private final Supplier<String> ids;
    private final int maxBodyBytes;

    /**
     * @param ids makes the ids of new types
     */
    public TriggerTypesEndpoint(TriggerTypes types, Supplier<String> ids, int maxBodyBytes) {
        this.types = types;
        this.ids = ids;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/triggertypes", Permission.READ, this::list);
        routes.add(HandlerType.POST, "/triggertypes", Permission.ADMIN, this::create);
        routes.add(HandlerType.GET, "/triggertypes/{ref}", Permission.READ, this::get);
        routes.add(HandlerType.PUT, "/triggertypes/{ref}", Permission.ADMIN, this::update);
        routes.add(HandlerType.DELETE, "/triggertypes/{ref}", Permission.ADMIN, this::delete);
    }

    private void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                types.all().stream()
                        .filter(Filters.<TriggerType>equal(ctx, "pack", TriggerType::pack)
                                .and(Filters.equal(ctx, "name", TriggerType::name)))
                        .map(TriggerTypesEndpoint::document)
                        .toList());
    }

    private void get(Context ctx) {
        ctx.json(document(found(ctx)));
    }

    private void create(Context ctx) throws IOException, InterruptedException {
        TriggerType type = read(JsonRequest.read(ctx, maxBodyBytes), ids.get());
        if (TriggerTypes.OWN_PACKS.contains(type.pack())) {
            throw JsonRequest.bad(PROTECTED);
        }
        TriggerType there = types.get(type.ref());
        if (there != null) {
            Fault.conflict(ctx, there.id(), "there is a trigger type %s already".formatted(type.ref()));
            return;
        }
        types.put(type);
        ctx.status(201).json(document(type));
    }

    private void update(Context ctx) throws IOException, InterruptedException {
        TriggerType before = found(ctx);
        requireChangeable(before);
        TriggerType type = read(JsonRequest.read(ctx, maxBodyBytes), before.id());
        if (!type.ref().equals(before.ref())) {
            throw JsonRequest.bad(
                    "A trigger type keeps its pack and name: %s, not %s".formatted(before.ref(), type.ref()));
        }
        types.put(type);
        ctx.json(document(type));
    }

    private void delete(Context ctx) throws InterruptedException {
        TriggerType type = found(ctx);
        requireChangeable(type);
        types.remove(type);
        ctx.status(204);
    }

    private void requireChangeable(TriggerType type) {
        if (type.pack().equals("core") || types.isBuiltIn(type)) {
            throw JsonRequest.bad(PROTECTED);
        }
    }

    private TriggerType found(Context ctx) {
        String wanted = ctx.pathParam("ref");
        return types.find(wanted)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a reference or id \"%s\" not found".formatted(wanted)));
    }

    private static TriggerType read(Map<String, @Nullable Object> written, String id) {
        return switch (TriggerTypeReader.read(written, id, "")) {
            case TriggerTypeReader.Result.Read(TriggerType type) -> type;
            case TriggerTypeReader.Result.Refused(String reason) -> throw JsonRequest.bad(reason);
        };
    }

    private static Map<String, @Nullable Object> document(TriggerType type) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", type.id());
        document.put("ref", type.ref());
        document.put("uid", type.uid());
        document.put("pack", type.pack());
        document.put("name", type.name());
        document.put("description", type.description());
        document.put("payload_schema", type.payloadSchema());
        document.put("parameters_schema", type.parametersSchema());
        document.put("tags", type.tags());
        document.put("metadata_file", type.metadataFile());
        return document;
    }
}
