// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.secret.Seal;
import dev.footman.ingest.table.SharedTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hooks that rules have registered, whether the rules are enabled or not. Rules with the same trigger parameters share
 * one trigger; the last of them that goes takes it along. It follows from the rules and is kept nowhere.
 *
 * <p>Source: the contract, sections 1.2 and 3.4.
 */
public final class Hooks {
    private final SharedTable<Rule> rules;
    private final Optional<Seal> seal;
    private volatile Edition edition = new Edition(-1, Map.of());

    /** The hooks as they were after so many changes of the rules: name to its triggers. */
    private record Edition(long changes, Map<String, List<Hook>> byName) {}

    /**
     * @param seal opens what signs requests
     */
    public Hooks(SharedTable<Rule> rules, Optional<Seal> seal) {
        this.rules = rules;
        this.seal = seal;
    }

    /** The triggers of the hook with that name; empty where nobody has registered it. */
    public List<Hook> of(String name) {
        return current().byName.getOrDefault(name, List.of());
    }

    /** The triggers of all hooks. */
    public List<Trigger> all() {
        return current().byName.values().stream()
                .flatMap(List::stream)
                .map(Hook::trigger)
                .sorted(Comparator.comparing(Trigger::canonicalParameters))
                .toList();
    }

    private Edition current() {
        Edition made = edition;
        long changes = rules.changes(); // before the rules are read: a change from here on makes another edition
        if (made.changes != changes) {
            made = new Edition(changes, of(rules.values()));
            edition = made;
        }
        return made;
    }

    private Map<String, List<Hook>> of(Collection<Rule> rules) {
        Map<String, Trigger> byRef =
                Triggers.byRef(rules, trigger -> trigger.type().equals(TriggerTypes.WEBHOOK));
        Map<String, List<Hook>> byName = new HashMap<>();
        for (Trigger trigger : byRef.values()) {
            byName.computeIfAbsent(name(trigger), name -> new ArrayList<>()).add(Hook.of(trigger, seal));
        }
        return byName;
    }

    /** The hook's name: the URL of the rule without the slashes around it. */
    private static String name(Trigger trigger) {
        String url = String.valueOf(trigger.parameters().get("url"));
        int start = 0;
        int end = url.length();
        while (start < end && url.charAt(start) == '/') {
            start++;
        }
        while (end > start && url.charAt(end - 1) == '/') {
            end--;
        }
        return url.substring(start, end);
    }
}
