// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.event.Event;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.Rule;
import dev.footman.ingest.auth.Permission;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.records.TriggerInstance;
import dev.footman.ingest.rules.RuleReader;
import dev.footman.ingest.rules.RuleSecrets;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.rules.action.Actions;
import dev.footman.rules.criteria.Explanation;
import dev.footman.rules.matching.RuleTrial;
import dev.footman.rules.template.Datastore;
import dev.footman.rules.template.Datastores;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/rules/test}: what a rule would do about an event, criterion by criterion; nothing is sent. */
public final class RuleTestEndpoint implements ApiRoutes {
    private final RuleReader reader;
    private final RuleStore rules;
    private final RuleSecrets secrets;
    private final Actions actions;
    private final Datastore keys;
    private final Records records;
    private final Clock clock;
    private final int maxBodyBytes;

    /** What it tries rules with, where a request brings nothing of its own. */
    public record Known(RuleStore rules, RuleSecrets secrets, Actions actions, Datastore keys, Records records) {}

    public RuleTestEndpoint(RuleReader reader, Known known, Clock clock, int maxBodyBytes) {
        this.reader = reader;
        this.rules = known.rules();
        this.secrets = known.secrets();
        this.actions = known.actions();
        this.keys = known.keys();
        this.records = known.records();
        this.clock = clock;
        this.maxBodyBytes = maxBodyBytes;
    }

    @Override
    public void addTo(GuardedRoutes routes) {
        routes.add(HandlerType.POST, "/rules/test", Permission.READ, this::test);
    }

    private void test(Context ctx) throws IOException, InterruptedException {
        Map<String, @Nullable Object> asked = JsonRequest.read(ctx, maxBodyBytes);
        Rule rule = rule(asked);
        RuleTrial trial = RuleTrial.of(
                rule,
                event(asked, rule),
                actions(asked, rule),
                new Datastores(datastore(asked), name -> null),
                clock.instant());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("matched", trial.matched());
        answer.put(
                "criteria",
                trial.criteria().stream().map(RuleTestEndpoint::document).toList());
        answer.put("action", action(rule, trial));
        answer.put("error", trial.error());
        ctx.json(answer);
    }

    private Rule rule(Map<String, @Nullable Object> asked) {
        if (asked.get("rule_ref") instanceof String ref) {
            return rules.find(ref)
                    .map(secrets::hidden)
                    .orElseThrow(() -> JsonRequest.refused(
                            404, "Resource with a reference or id \"%s\" not found".formatted(ref)));
        }
        if (!(asked.get("rule") instanceof Map<?, ?> written)) {
            throw JsonRequest.bad("rule must be an object, or rule_ref name a rule such as default.sample");
        }
        return switch (reader.readToTry(written, new RuleReader.Origin("", "", ""))) {
            case RuleReader.Result.Read(Rule rule) -> secrets.hidden(rule);
            case RuleReader.Result.Refused(String reason) -> throw JsonRequest.bad(reason);
        };
    }

    private Event event(Map<String, @Nullable Object> asked, Rule rule) throws InterruptedException {
        if (asked.get("trigger_instance_id") instanceof String id) {
            return records.instance(id)
                    .map(TriggerInstance::event)
                    .orElseThrow(() ->
                            JsonRequest.refused(404, "Resource with a reference or id \"%s\" not found".formatted(id)));
        }
        Map<String, @Nullable Object> instance = fields(asked.get("trigger_instance"));
        if (!(instance.getOrDefault("payload", Map.of()) instanceof Map<?, ?> payload)) {
            throw JsonRequest.bad("trigger_instance must be an object with trigger and payload, an object too");
        }
        String trigger = instance.get("trigger") instanceof String named && !named.isEmpty()
                ? named
                : rule.trigger().ref();
        String id = instance.get("id") instanceof String given ? given : "";
        return new Event(id, trigger, fields(payload), "test", AsOf.START);
    }

    /** The action's metadata that the request brings, or what is known. */
    private Actions actions(Map<String, @Nullable Object> asked, Rule rule) {
        if (!(asked.get("action") instanceof Map<?, ?> given)) {
            return actions;
        }
        Map<String, @Nullable Object> metadata = fields(given);
        String runner = metadata.get("runner_type") instanceof String named ? named : "";
        ActionMetadata action =
                new ActionMetadata("", rule.pack(), rule.name(), "", runner, fields(metadata.get("parameters")));
        return ref -> ref.equals(rule.action().ref()) ? action : null;
    }

    private Datastore datastore(Map<String, @Nullable Object> asked) {
        if (!(asked.get("keys") instanceof Map<?, ?> given)) {
            return keys;
        }
        Map<String, @Nullable Object> values = fields(given);
        return name -> values.get(name) instanceof String text ? text : null;
    }

    private static Map<String, @Nullable Object> document(Explanation criterion) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("key", criterion.key());
        document.put("type", criterion.type());
        document.put("pattern", criterion.pattern());
        if (criterion.rendered() != null) {
            document.put("rendered_pattern", criterion.rendered());
        }
        document.put("value", criterion.value());
        document.put("matched", criterion.matched());
        if (criterion.error() != null) {
            document.put("error", criterion.error());
        }
        return document;
    }

    private static @Nullable Map<String, @Nullable Object> action(Rule rule, RuleTrial trial) {
        Map<String, @Nullable Object> parameters = trial.parameters();
        if (parameters == null) {
            return null;
        }
        Map<String, @Nullable Object> action = new LinkedHashMap<>();
        action.put("ref", rule.action().ref());
        action.put("parameters", parameters);
        return action;
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), field));
        }
        return fields;
    }
}
