// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.table.SharedTable;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What rules can listen to, and what they have made by listening: a type that takes no parameters is a trigger at once; of
 * any other there is one for each set of parameters that rules tell it, whether the rules are enabled or not.
 *
 * <p>Source: the contract, sections 3.2, 3.4 and 7.1.
 */
public final class Triggers {
    private final TriggerTypes types;
    private final SharedTable<Rule> rules;

    public Triggers(TriggerTypes types, SharedTable<Rule> rules) {
        this.types = types;
        this.rules = rules;
    }

    /** All of them: first the types that are triggers, by pack and name, then what rules have made, by type. */
    public List<Trigger> all() {
        Map<String, Trigger> all = new LinkedHashMap<>();
        types.all().stream()
                .filter(TriggerTypes::takesNoParameters)
                .map(type -> new Trigger(type.ref(), Map.of()))
                .forEach(trigger -> all.put(trigger.ref(), trigger));
        byRef(rules.values(), this::canBeMet).values().stream()
                .sorted(Comparator.comparing(Trigger::type).thenComparing(Trigger::canonicalParameters))
                .forEach(trigger -> all.putIfAbsent(trigger.ref(), trigger));
        return List.copyOf(all.values());
    }

    /** A trigger without parameters goes with its type. */
    private boolean canBeMet(Trigger trigger) {
        return !trigger.parameters().isEmpty() || types.get(trigger.type()) != null;
    }

    /** Whether there is a trigger of the type's own name: an event that only names the type is one of it. */
    public boolean hasOwn(TriggerType type) {
        return TriggerTypes.takesNoParameters(type)
                || rules.values().stream()
                        .map(Rule::trigger)
                        .anyMatch(trigger -> trigger.ref().equals(type.ref()));
    }

    /** The triggers of rules, each once; where several rules describe one, it has the words of one of them. */
    static Map<String, Trigger> byRef(Collection<Rule> rules, Predicate<Trigger> wanted) {
        Map<String, Trigger> byRef = new TreeMap<>();
        rules.stream()
                .map(Rule::trigger)
                .filter(wanted)
                .forEach(trigger ->
                        byRef.merge(trigger.ref(), trigger, (one, other) -> one.description() == null ? other : one));
        return byRef;
    }
}
