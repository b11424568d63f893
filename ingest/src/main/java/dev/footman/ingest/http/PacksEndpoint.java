// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.event.DerivedId;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.actions.ActionStore;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.ingest.triggers.TriggerTypes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

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

    private NavigableSet<String> names() {
        NavigableSet<String> names = new TreeSet<>();
        rules.all().stream().map(Rule::pack).forEach(names::add);
        types.all().stream().map(TriggerType::pack).forEach(names::add);
        actions.all().stream().map(ActionMetadata::pack).forEach(names::add);
        return names;
    }

    private void list(Context ctx) {
        ListQuery query = ListQuery.read(ctx, BY_DEFAULT, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                names().stream()
                        .filter(Filters.equal(ctx, "name", name -> name))
                        .filter(Filters.equal(ctx, "ref", name -> name))
                        .map(this::shown)
                        .toList());
    }

    private void one(Context ctx) {
        String wanted = ctx.pathParam("ref");
        String found = names().stream()
                .filter(name -> name.equals(wanted) || id(name).equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> JsonRequest.refused(404, "Resource with a ref or id \"%s\" not found".formatted(wanted)));
        ctx.json(shown(found));
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

    private Map<String, Object> shown(String name) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", id(name));
        shown.put("ref", name);
        shown.put("uid", "pack:" + name);
        shown.put("name", name);
        shown.put("description", description(name));
        shown.put("version", "1.0.0");
        shown.put("author", "");
        shown.put("keywords", List.of());
        shown.put("dependencies", List.of());
        return shown;
    }

    private String description(String name) {
        long ofRules =
                rules.all().stream().filter(rule -> rule.pack().equals(name)).count();
        long ofActions = actions.all().stream()
                .filter(action -> action.pack().equals(name))
                .count();
        return "rules: %d, actions: %d".formatted(ofRules, ofActions);
    }
}
