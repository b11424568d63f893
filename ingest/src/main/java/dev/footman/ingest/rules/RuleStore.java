// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.Rule;
import dev.footman.ingest.table.SharedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All rules of the installation. A change counts at this node, and for every event that it takes in, once it returns. */
public final class RuleStore {
    private static final Logger log = LoggerFactory.getLogger(RuleStore.class);

    /** Packs whose contents follow from something else; nobody may change them. */
    public static final Set<String> READ_ONLY_PACKS = Set.of("butler", "core");

    private final SharedTable<Rule> table;

    public RuleStore(SharedTable<Rule> table) {
        this.table = table;
    }

    /** What came of a change. */
    public sealed interface Written {
        record Stored(Rule rule) implements Written {}

        /** There is another rule of that pack and name. */
        record Taken(Rule by) implements Written {}

        record Missing() implements Written {}
    }

    public Collection<Rule> all() {
        return table.values();
    }

    /** The rule with that reference or id; what holds a dot is a reference (contract, section 3.2). */
    public Optional<Rule> find(String refOrId) {
        return refOrId.indexOf('.') < 0
                ? table.values().stream()
                        .filter(rule -> rule.id().equals(refOrId))
                        .findFirst()
                : Optional.ofNullable(table.get(refOrId));
    }

    public @Nullable Rule get(String ref) {
        return table.get(ref);
    }

    /** Adds a rule. One that another node adds at the same moment under the same name may win. */
    public synchronized Written add(Rule rule) throws InterruptedException {
        Rule there = table.get(rule.ref());
        if (there != null) {
            return new Written.Taken(there);
        }
        table.put(rule.ref(), rule);
        Rule now = table.get(rule.ref());
        return now == null || now.id().equals(rule.id()) ? new Written.Stored(rule) : new Written.Taken(now);
    }

    /** Puts {@code rule} in the place of {@code before}, which it may give another name. */
    public synchronized Written replace(Rule before, Rule rule) throws InterruptedException {
        if (table.get(before.ref()) == null) {
            return new Written.Missing();
        }
        if (rule.ref().equals(before.ref())) {
            table.put(rule.ref(), rule);
            return new Written.Stored(rule);
        }
        Rule there = table.get(rule.ref());
        if (there != null) {
            return new Written.Taken(there);
        }
        table.send(List.of(new SharedTable.Change<>(rule.ref(), rule), new SharedTable.Change<>(before.ref(), null)));
        return new Written.Stored(rule);
    }

    /** Puts a rule in the place of the one that has its reference, if there is one. */
    public synchronized void put(Rule rule) throws InterruptedException {
        table.put(rule.ref(), rule);
    }

    /** Removes a rule; one that is not there stays away. */
    public synchronized void remove(Rule rule) throws InterruptedException {
        table.put(rule.ref(), null);
    }

    /**
     * Makes the rules of {@code pack} be {@code wanted} and no others. Writes only what differs.
     *
     * @throws dev.footman.ingest.table.NotStoredException if Kafka does not take them
     */
    public synchronized void replacePack(String pack, Collection<Rule> wanted) throws InterruptedException {
        Set<String> refs = wanted.stream().map(Rule::ref).collect(Collectors.toSet());
        List<SharedTable.Change<Rule>> changes = new ArrayList<>();
        wanted.stream()
                .filter(rule -> !rule.equals(table.get(rule.ref())))
                .forEach(rule -> changes.add(new SharedTable.Change<>(rule.ref(), rule)));
        table.values().stream()
                .filter(rule -> rule.pack().equals(pack) && !refs.contains(rule.ref()))
                .forEach(rule -> changes.add(new SharedTable.Change<>(rule.ref(), null)));
        if (changes.isEmpty()) {
            return;
        }
        table.send(changes);
        log.atInfo()
                .addKeyValue("pack", pack)
                .addKeyValue("changed", changes.size())
                .log("rules are brought up to date");
    }
}
