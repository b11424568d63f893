// SPDX-License-Identifier: Apache-2.0
package dev.footman.processor.topology;

import dev.footman.contract.event.AsOf;
import dev.footman.contract.management.Closer;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.DatastoreItem;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.topic.KafkaConnection;
import dev.footman.contract.topic.Topics;
import dev.footman.processor.match.RuleBook;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Sealing;
import dev.footman.rules.matching.RuleCompiler;
import dev.footman.rules.matching.RuleSet;
import dev.footman.rules.template.Datastores;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics of rules, actions and keys, read whole and followed; compiled anew when an event comes after a change. */
public final class LiveRuleBook implements RuleBook, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveRuleBook.class);

    private final Sealing sealing;
    private final Clock clock;
    private final Closer tables = new Closer();
    private final LiveTable<Rule> rules;
    private final LiveTable<ActionMetadata> actions;
    private final LiveTable<DatastoreItem> keys;
    private CompilerOf compilerOf;
    private volatile Edition edition = new Edition(0, RuleSet.EMPTY);

    /** What compiles rules since so many changes of the actions. */
    private record CompilerOf(long changes, RuleCompiler compiler) {}

    /** The rules as they were after so many changes. */
    private record Edition(long changes, RuleSet rules) {}

    private LiveRuleBook(KafkaConnection kafka, Topics topics, Optional<Seal> seal, Clock clock, Duration patience)
            throws InterruptedException {
        this.sealing = seal.<Sealing>map(key -> key::seal).orElseGet(Sealing::none);
        this.clock = clock;
        try {
            rules = tables.add(LiveTable.open(kafka, topics.rules(), patience));
            actions = tables.add(LiveTable.open(kafka, topics.actions(), patience));
            keys = tables.add(LiveTable.open(kafka, topics.keys(), patience));
        } catch (RuntimeException | InterruptedException e) {
            tables.close();
            throw e;
        }
        compilerOf = new CompilerOf(actions.changes(), newCompiler());
    }

    /**
     * Opens the book; all rules of this moment are in it.
     *
     * @param seal  seals what is secret in calls
     * @param clock when a key of the datastore is over
     */
    public static LiveRuleBook open(
            KafkaConnection kafka, Topics topics, Optional<Seal> seal, Clock clock, Duration patience)
            throws InterruptedException {
        return new LiveRuleBook(kafka, topics, seal, clock, patience);
    }

    @Override
    public RuleSet asOf(AsOf state) {
        rules.await(state.rules());
        actions.await(state.actions());
        keys.await(state.keys());
        Edition current = edition;
        return current.changes == changes() ? current.rules : compile();
    }

    /** What a key of the datastore stands for at this moment; null where there is none. */
    private @Nullable String key(String name) {
        DatastoreItem item = keys.get(DatastoreItem.key(DatastoreItem.SYSTEM, name));
        return item == null || item.isOver(clock.instant()) ? null : item.forRules();
    }

    private long changes() {
        return rules.changes() + actions.changes();
    }

    private synchronized RuleSet compile() {
        long made = changes(); // before the rules are read: a change from here on is compiled next time
        if (edition.changes != made) {
            RuleSet compiled = compiler().compile(rules.values());
            compiled.unusable()
                    .forEach(rule -> log.atError()
                            .addKeyValue("rule", rule.rule())
                            .addKeyValue("reason", rule.reason())
                            .log("rule cannot be used and meets no event"));
            edition = new Edition(made, compiled);
        }
        return edition.rules;
    }

    private RuleCompiler compiler() {
        long changed = actions.changes();
        if (changed != compilerOf.changes) {
            compilerOf = new CompilerOf(changed, newCompiler());
        }
        return compilerOf.compiler;
    }

    @Override
    public Actions actions() {
        return Actions.builtInAnd(actions::get);
    }

    private RuleCompiler newCompiler() {
        return new RuleCompiler(actions(), sealing, new Datastores(this::key, name -> null));
    }

    @Override
    public void close() {
        tables.close();
    }
}
