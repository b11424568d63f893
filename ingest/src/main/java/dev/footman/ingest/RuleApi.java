// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.topic.Topics;
import dev.footman.ingest.actions.ActionStore;
import dev.footman.ingest.datastore.Datastore;
import dev.footman.ingest.executions.Cancellations;
import dev.footman.ingest.executions.ExecutionEvents;
import dev.footman.ingest.executions.Executions;
import dev.footman.ingest.http.ActionsEndpoint;
import dev.footman.ingest.http.ApiRoutes;
import dev.footman.ingest.http.ExecutionDocument;
import dev.footman.ingest.http.ExecutionsEndpoint;
import dev.footman.ingest.http.KeysEndpoint;
import dev.footman.ingest.http.PacksEndpoint;
import dev.footman.ingest.http.RuleEnforcementsEndpoint;
import dev.footman.ingest.http.RuleTestEndpoint;
import dev.footman.ingest.http.RulesEndpoint;
import dev.footman.ingest.http.RunnerTypesEndpoint;
import dev.footman.ingest.http.TracesEndpoint;
import dev.footman.ingest.http.TriggerInstancesEndpoint;
import dev.footman.ingest.http.TriggerTypesEndpoint;
import dev.footman.ingest.http.TriggersEndpoint;
import dev.footman.ingest.http.WebhooksEndpoint;
import dev.footman.ingest.producer.EventIds;
import dev.footman.ingest.producer.EventLog;
import dev.footman.ingest.records.Records;
import dev.footman.ingest.rules.RuleDocument;
import dev.footman.ingest.rules.RuleReader;
import dev.footman.ingest.rules.RuleSecrets;
import dev.footman.ingest.rules.RuleStore;
import dev.footman.ingest.rules.RuleViews;
import dev.footman.ingest.signature.SeenIds;
import dev.footman.ingest.table.TableWriter;
import dev.footman.ingest.triggers.GenericHook;
import dev.footman.ingest.triggers.Hooks;
import dev.footman.ingest.triggers.SignedHooks;
import dev.footman.ingest.triggers.TriggerIntake;
import dev.footman.ingest.triggers.TriggerTypes;
import dev.footman.ingest.triggers.Triggers;
import dev.footman.rules.action.Actions;
import dev.footman.rules.template.Datastores;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules, hooks and what belongs to them, wired: where they are kept, and the routes by which they are reached. */
record RuleApi(
        RuleStore rules,
        RuleReader reader,
        RuleSecrets secrets,
        TriggerTypes types,
        ActionStore actions,
        List<ApiRoutes> routes) {
    /**
     * What it stands on.
     *
     * @param webhooks where the events of hooks go
     */
    record Ground(Topics topics, Tables tables, EventLog webhooks, EventIds ids, Records records, Clock clock) {}

    static RuleApi of(Ground ground, IngestSettings settings) {
        Tables tables = ground.tables();
        EventIds ids = ground.ids();
        int maxBodyBytes = settings.http().maxBodyBytes();
        ActionStore actions = new ActionStore(tables.actions());
        RuleStore rules = new RuleStore(tables.rules());
        TriggerTypes types = new TriggerTypes(tables.triggerTypes());
        RuleReader reader = new RuleReader(types::get);
        RuleSecrets secrets = new RuleSecrets(settings.seal(), actions);
        Datastore datastore = new Datastore(tables.keys(), settings.seal(), ids::next, ground.clock());
        ExecutionDocument document = new ExecutionDocument(actions, ref -> shown(ref, rules, secrets));
        RuleTestEndpoint.Known known =
                new RuleTestEndpoint.Known(rules, secrets, actions, datastore::value, ground.records());
        return new RuleApi(
                rules,
                reader,
                secrets,
                types,
                actions,
                Stream.concat(
                                events(ground, types, document, settings),
                                Stream.of(
                                        new RuleTestEndpoint(reader, known, ground.clock(), maxBodyBytes),
                                        new RulesEndpoint(
                                                rules,
                                                reader,
                                                secrets,
                                                new RuleViews(types::get, actions),
                                                ids::next,
                                                maxBodyBytes),
                                        new TriggerTypesEndpoint(types, ids::next, maxBodyBytes),
                                        new ActionsEndpoint(actions, ids::next, maxBodyBytes),
                                        new RunnerTypesEndpoint(),
                                        new PacksEndpoint(rules, types, actions),
                                        new KeysEndpoint(datastore, maxBodyBytes),
                                        executions(ground, types, rules, actions, document, datastore, settings)))
                        .toList());
    }

    private static Map<String, @Nullable Object> shown(String ref, RuleStore rules, RuleSecrets secrets) {
        Rule rule = rules.get(ref);
        return rule == null ? Map.of("ref", ref) : RuleDocument.of(secrets.hidden(rule));
    }

    /** What has to do with events and with what has become of them. */
    private static Stream<ApiRoutes> events(
            Ground ground, TriggerTypes types, ExecutionDocument document, IngestSettings settings) {
        Tables tables = ground.tables();
        Hooks hooks = new Hooks(tables.rules(), settings.seal());
        TriggerIntake intake = intake(ground);
        return Stream.of(
                new WebhooksEndpoint(
                        hooks,
                        new SignedHooks(new SeenIds(), ground.clock()),
                        new GenericHook(types),
                        intake,
                        settings.http().maxBodyBytes()),
                new TriggersEndpoint(new Triggers(types, tables.rules())),
                new TriggerInstancesEndpoint(ground.records(), intake),
                new RuleEnforcementsEndpoint(ground.records(), document),
                new TracesEndpoint(ground.records()));
    }

    private static TriggerIntake intake(Ground ground) {
        return new TriggerIntake(ground.ids(), ground.tables()::asOf, ground.webhooks(), ground.clock());
    }

    private static ExecutionsEndpoint executions(
            Ground ground,
            TriggerTypes types,
            RuleStore rules,
            Actions actions,
            ExecutionDocument document,
            Datastore datastore,
            IngestSettings settings) {
        Topics topics = ground.topics();
        TableWriter writer = ground.tables().writer();
        Executions executions = new Executions(
                actions,
                new Datastores(datastore::value, name -> null),
                settings.seal(),
                new ExecutionEvents(
                        types, new Triggers(types, ground.tables().rules()), rules, actions, intake(ground)),
                topics,
                writer,
                ground.ids()::next,
                ground.clock());
        return new ExecutionsEndpoint(
                ground.records(),
                executions,
                new Cancellations(ground.records(), topics.cancellations(), writer),
                document,
                settings.http().maxBodyBytes());
    }
}
