// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.ingest.actions.ActionDocument;
import dev.footman.ingest.actions.ActionReader;
import dev.footman.ingest.actions.ActionStore;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.rules.action.Runners;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/actions}: make, show, change and remove actions, without a pack on disk (contract, section 6.1). */
public final class ActionsEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;

    private final ActionStore actions;
    private final Supplier<String> ids;
    private final int maxBodyBytes;

    /**
     * @param ids makes the ids of new actions
     */
    public ActionsEndpoint(ActionStore actions, Supplier<String> ids, int maxBodyBytes) {
        this.actions = actions;
        this.ids = ids;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/actions", Permission.READ, this::list);
        routes.add(HandlerType.POST, "/actions", Permission.ADMIN, this::create);
        routes.add(HandlerType.GET, "/actions/views/parameters/{ref}", Permission.READ, this::parameters);
        routes.add(HandlerType.GET, "/actions/views/overview", Permission.READ, this::overviews);
        routes.add(HandlerType.GET, "/actions/views/overview/{ref}", Permission.READ, this::overview);
        routes.add(HandlerType.GET, "/actions/{ref}", Permission.READ, this::get);
        routes.add(HandlerType.PUT, "/actions/{ref}", Permission.ADMIN, this::update);
        routes.add(HandlerType.DELETE, "/actions/{ref}", Permission.ADMIN, this::delete);
    }

    private void list(Context ctx) {
        list(ctx, ActionDocument::of);
    }

    private void overviews(Context ctx) {
        list(ctx, ActionsEndpoint::overview);
    }

    private void overview(Context ctx) {
        ctx.json(overview(found(ctx)));
    }

    /** The action with all that it can be given, its runner's parameters among it. */
    private static Map<String, @Nullable Object> overview(ActionMetadata action) {
        Map<String, @Nullable Object> overview = ActionDocument.of(action);
        overview.put("parameters", Runners.parameters(action));
        return overview;
    }

    private void list(Context ctx, Function<ActionMetadata, Map<String, @Nullable Object>> shown) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                actions.all().stream()
                        .filter(Filters.<ActionMetadata>equal(ctx, "pack", ActionMetadata::pack)
                                .and(Filters.equal(ctx, "name", ActionMetadata::name))
                                .and(Filters.equal(ctx, "runner_type", ActionMetadata::runnerType))
                                .and(Filters.oneOf(ctx, "id", ActionMetadata::id)))
                        .map(shown)
                        .toList());
    }

    private void get(Context ctx) {
        ctx.json(ActionDocument.of(found(ctx)));
    }

    /** What the action can be given: its runner's parameters, overlaid by its own. */
    private void parameters(Context ctx) {
        ctx.json(Map.of("parameters", Runners.parameters(found(ctx))));
    }

    private void create(Context ctx) throws IOException, InterruptedException {
        ActionMetadata action = read(ctx, ids.get());
        requireChangeable(action);
        Optional<ActionMetadata> taken = actions.add(action);
        if (taken.isPresent()) {
            Fault.conflict(ctx, taken.get().id(), "there is an action %s already".formatted(action.ref()));
            return;
        }
        ctx.status(201).json(ActionDocument.of(action));
    }

    private void update(Context ctx) throws IOException, InterruptedException {
        ActionMetadata before = found(ctx);
        requireChangeable(before);
        ActionMetadata action = read(ctx, before.id());
        if (!action.ref().equals(before.ref())) {
            throw JsonRequest.bad(
                    "An action keeps its pack and name: %s, not %s".formatted(before.ref(), action.ref()));
        }
        actions.put(action);
        ctx.json(ActionDocument.of(action));
    }

    private void delete(Context ctx) throws InterruptedException {
        ActionMetadata action = found(ctx);
        requireChangeable(action);
        actions.remove(action);
        ctx.status(204);
    }

    private ActionMetadata read(Context ctx, String id) throws IOException {
        return switch (ActionReader.read(JsonRequest.read(ctx, maxBodyBytes), id)) {
            case ActionReader.Result.Read(ActionMetadata action) -> action;
            case ActionReader.Result.Refused(String reason) -> throw JsonRequest.bad(reason);
        };
    }

    private static void requireChangeable(ActionMetadata action) {
        if (RuleStore.READ_ONLY_PACKS.contains(action.pack())) {
            throw JsonRequest.bad("Resources belonging to system level packs can't be manipulated: '%s' is in pack %s"
                    .formatted(action.ref(), action.pack()));
        }
    }

    private ActionMetadata found(Context ctx) {
        String wanted = ctx.pathParam("ref");
        return actions.named(wanted)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a reference or id \"%s\" not found".formatted(wanted)));
    }
}
