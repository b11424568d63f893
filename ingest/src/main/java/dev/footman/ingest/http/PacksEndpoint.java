// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.event.DerivedId;
import dev.footman.ingest.actions.ActionStore;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.ingest.triggers.TriggerTypes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * {@code /v1/packs}: the packs that anything is in. A pack is its name here and no more; its folders are read all the time,
 * so that {@code register} has nothing to do but to say what there is.
 */
public final class PacksEndpoint implements ApiRoutes {
    private static final int BY_DEFAULT = 100;
    private static final int ID_BYTES = 12;

    private final RuleStore rules;
    private final TriggerTypes types;
    private final ActionStore actions;

    public PacksEndpoint(RuleStore rules, TriggerTypes types, ActionStore actions) {
        this.rules = rules;
        this.types = types;
        this.actions = actions;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/packs", Permission.READ, this::list);
        routes.add(HandlerType.POST, "/packs/register", Permission.ADMIN, this::register);
        routes.add(HandlerType.GET, "/packs/{ref}", Permission.READ, this::one);
    }

    /** How much is in each pack, by name. */
    private NavigableMap<String, Content> packs() {
        NavigableMap<String, Content> packs = new TreeMap<>();
        rules.all().forEach(rule -> packs.merge(rule.pack(), new Content(1, 0), Content::and));
        actions.all().forEach(action -> packs.merge(action.pack(), new Content(0, 1), Content::and));
        types.all().forEach(type -> packs.merge(type.pack(), new Content(0, 0), Content::and));
        return packs;
    }

    private record Content(long rules, long actions) {
        Content and(Content other) {
            return new Content(rules + other.rules, actions + other.actions);
        }
    }

    private void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                packs().entrySet().stream()
                        .filter(Filters.equal(ctx, "name", Map.Entry::getKey))
                        .filter(Filters.equal(ctx, "ref", Map.Entry::getKey))
                        .map(PacksEndpoint::shown)
                        .toList());
    }

    private void one(Context ctx) {
        String wanted = ctx.pathParam("ref");
        ctx.json(packs().entrySet().stream()
                .filter(pack ->
                        pack.getKey().equals(wanted) || id(pack.getKey()).equals(wanted))
                .findFirst()
                .map(PacksEndpoint::shown)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a ref or id \"%s\" not found".formatted(wanted))));
    }

    private void register(Context ctx) {
        Map<String, Object> registered = new LinkedHashMap<>();
        registered.put("actions", actions.all().size());
        registered.put("rules", rules.all().size());
        registered.put("triggers", types.all().size());
        ctx.json(registered);
    }

    private static String id(String name) {
        return DerivedId.of(ID_BYTES, "pack", name);
    }

    private static Map<String, Object> shown(Map.Entry<String, Content> pack) {
        String name = pack.getKey();
        Content content = pack.getValue();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id(name));
        shown.put("ref", name);
        shown.put("uid", "pack:" + name);
        shown.put("name", name);
        shown.put("description", "rules: %d, actions: %d".formatted(content.rules, content.actions));
        shown.put("version", "1.0.0");
        shown.put("author", "");
        shown.put("keywords", List.of());
        shown.put("dependencies", List.of());
        return shown;
    }
}
