// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.contract.rule.Rule;
import dev.footman.rules.action.Actions;
import dev.footman.rules.action.Sealing;
import dev.footman.rules.template.Datastores;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compiles sets of rules one after the other, and compiles no rule again that has stayed the same: among 10,000 rules one
 * that changes costs about what it costs alone. For one thread at a time.
 */
public final class RuleCompiler {
    private final Actions actions;
    private final Sealing sealing;
    private final Datastores datastore;
    private Map<String, Compiled> before = Map.of();

    /** A rule, and what came of compiling it: it itself, or why it cannot be used. */
    private record Compiled(Rule rule, @Nullable CompiledRule compiled, String problem) {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        Compiled(Rule rule, @Nullable CompiledRule compiled, String problem) {
            this.rule = rule;
            this.compiled = compiled;
            this.problem = problem;
        }
    }

    /**
     * @param actions   as they are; where one changes, a new compiler is needed
     * @param datastore what {@code st2kv} stands for in patterns and templates
     */
    public RuleCompiler(Actions actions, Sealing sealing, Datastores datastore) {
        this.actions = actions;
        this.sealing = sealing;
        this.datastore = datastore;
    }

    /** Compiles {@code rules}; one that cannot be compiled is left out and told by {@link RuleSet#unusable()}. */
    public RuleSet compile(Collection<Rule> rules) {
        Map<String, Compiled> now = new HashMap<>();
        rules.stream().filter(Rule::enabled).forEach(rule -> now.put(rule.ref(), compiled(rule)));
        before = now;
        Map<String, List<CompiledRule>> byTrigger = new HashMap<>();
        List<RuleSet.Unusable> unusable = new ArrayList<>();
        now.values().stream()
                .sorted(Comparator.comparing(compiled -> compiled.rule.ref()))
                .forEach(each -> {
                    if (each.compiled == null) {
                        unusable.add(new RuleSet.Unusable(each.rule.ref(), each.problem));
                    } else {
                        byTrigger
                                .computeIfAbsent(each.compiled.trigger(), trigger -> new ArrayList<>())
                                .add(each.compiled);
                    }
                });
        return RuleSet.of(byTrigger, unusable, datastore);
    }

    @SuppressWarnings("ReferenceEquality") // whoever hands rules over keeps the object of one that has not changed
    private Compiled compiled(Rule rule) {
        Compiled same = before.get(rule.ref());
        if (same != null && same.rule == rule) {
            return same;
        }
        try {
            return new Compiled(rule, CompiledRule.of(rule, actions, sealing), "");
        } catch (IllegalArgumentException e) {
            return new Compiled(rule, null, String.valueOf(e.getMessage()));
        }
    }
}
