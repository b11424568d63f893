// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.rule.Rule;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.rules.RuleDocument;
import dev.footman.ingest.rules.RuleReader;
import dev.footman.ingest.rules.RuleSecrets;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.ingest.rules.RuleViews;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/rules}: make, show, change and remove rules. Once it has answered, the next event that this node takes in
 * meets the new state.
 *
 * <p>Source: the contract, section 3.2.
 */
public final class RulesEndpoint implements ApiRoutes {
    private final RuleStore rules;
    private final RuleReader reader;
    private final RuleSecrets secrets;
    private final RuleViews views;
    private final Supplier<String> ids;
    private final int maxBodyBytes;

    /**
     * @param ids makes the ids of new rules
     */
    public RulesEndpoint(
            RuleStore rules,
            RuleReader reader,
            RuleSecrets secrets,
            RuleViews views,
            Supplier<String> ids,
            int maxBodyBytes) {
        this.rules = rules;
        this.reader = reader;
        this.secrets = secrets;
        this.views = views;
        this.ids = ids;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.GET, "/rules", Permission.READ, ctx -> list(ctx, document -> document));
        routes.add(HandlerType.POST, "/rules", Permission.ADMIN, this::create);
        routes.add(HandlerType.GET, "/rules/views", Permission.READ, ctx -> list(ctx, views::of));
        routes.add(
                HandlerType.GET,
                "/rules/views/{ref}",
                Permission.READ,
                ctx -> ctx.json(views.of(document(ctx, found(ctx)))));
        routes.add(HandlerType.GET, "/rules/{ref}", Permission.READ, this::get);
        routes.add(HandlerType.PUT, "/rules/{ref}", Permission.ADMIN, this::update);
        routes.add(HandlerType.DELETE, "/rules/{ref}", Permission.ADMIN, this::delete);
    }

    private void list(Context ctx, UnaryOperator<Map<String, @Nullable Object>> shown) {
        ListQuery query = ListQuery.read(ctx, ListQuery.ALL, GuardedHandler.isAdmin(ctx));
        query.answer(
                ctx,
                rules.all().stream()
                        .filter(wanted(ctx))
                        .sorted(Comparator.comparing(Rule::pack).thenComparing(Rule::name))
                        .map(rule -> shown.apply(document(ctx, rule)))
                        .toList());
    }

    private Map<String, @Nullable Object> document(Context ctx, Rule rule) {
        boolean shows = ListQuery.isSet(ctx, "show_secrets") && GuardedHandler.isAdmin(ctx);
        return RuleDocument.of(shows ? secrets.opened(rule) : secrets.hidden(rule));
    }

    private static Predicate<Rule> wanted(Context ctx) {
        return Filters.<Rule>equal(ctx, "name", Rule::name)
                .and(Filters.equal(ctx, "pack", Rule::pack))
                .and(Filters.equal(ctx, "action", rule -> rule.action().ref()))
                .and(Filters.equal(ctx, "trigger", rule -> rule.trigger().ref()))
                .and(Filters.equal(ctx, "enabled", rule -> String.valueOf(rule.enabled())))
                .and(Filters.equal(ctx, "user", rule -> rule.about().user()))
                .and(Filters.oneOf(ctx, "id", Rule::id));
    }

    private void get(Context ctx) {
        ctx.json(document(ctx, found(ctx)));
    }

    private void create(Context ctx) throws IOException, InterruptedException {
        Rule rule = read(ctx, ids.get());
        answer(ctx, 201, rules.add(sealed(rule, null)));
    }

    private void update(Context ctx) throws IOException, InterruptedException {
        Rule before = found(ctx);
        requireChangeable(before);
        Rule rule = read(ctx, before.id());
        answer(ctx, 200, rules.replace(before, sealed(rule, before)));
    }

    private void delete(Context ctx) throws InterruptedException {
        Rule rule = found(ctx);
        requireChangeable(rule);
        rules.remove(rule);
        ctx.status(204);
    }

    private Rule read(Context ctx, String id) throws IOException {
        String user = GuardedHandler.caller(ctx).user();
        return switch (reader.read(JsonRequest.read(ctx, maxBodyBytes), new RuleReader.Origin(id, user, ""))) {
            case RuleReader.Result.Read(Rule rule) -> {
                requireChangeable(rule);
                yield rule;
            }
            case RuleReader.Result.Refused(String reason) -> throw JsonRequest.bad(reason);
        };
    }

    private Rule sealed(Rule rule, @Nullable Rule before) {
        try {
            return secrets.sealed(rule, before);
        } catch (IllegalArgumentException e) {
            throw JsonRequest.bad(String.valueOf(e.getMessage()));
        }
    }

    private static void requireChangeable(Rule rule) {
        if (RuleStore.READ_ONLY_PACKS.contains(rule.pack())) {
            throw JsonRequest.bad("Resources belonging to system level packs can't be manipulated: '%s' is in pack %s"
                    .formatted(rule.ref(), rule.pack()));
        }
    }

    private void answer(Context ctx, int status, RuleStore.Written written) {
        switch (written) {
            case RuleStore.Written.Stored(Rule rule) -> ctx.status(status).json(document(ctx, rule));
            case RuleStore.Written.Taken(Rule by) ->
                Fault.conflict(ctx, by.id(), "there is a rule %s already".formatted(by.ref()));
            case RuleStore.Written.Missing() ->
                Fault.answer(ctx, 404, "The rule was removed while it was to be changed");
        }
    }

    private Rule found(Context ctx) {
        String wanted = ctx.pathParam("ref");
        return rules.find(wanted)
                .orElseThrow(() ->
                        JsonRequest.refused(404, "Resource with a reference or id \"%s\" not found".formatted(wanted)));
    }
}
