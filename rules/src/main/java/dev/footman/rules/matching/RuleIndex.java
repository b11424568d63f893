// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.matching;

import dev.footman.rules.criteria.Equality;
import dev.footman.rules.criteria.EqualityTest;
import dev.footman.rules.path.KeyPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules by the one value that each wants somewhere, so that an event asks only those that may match. A rule that wants no
 * one value is asked about every event. Of several values that a rule wants, the one that fewest others want finds it.
 */
final class RuleIndex {
    private final List<ByPath> byPath;
    private final CompiledRule[] always;

    /** The rules that are found by the value at one path. */
    private record ByPath(KeyPath path, Map<Object, CompiledRule[]> byValue) {}

    private RuleIndex(List<ByPath> byPath, CompiledRule[] always) {
        this.byPath = byPath;
        this.always = always;
    }

    /** The rules in the order of their references, in which they are asked where one value finds them. */
    static RuleIndex of(List<CompiledRule> rules) {
        Map<EqualityTest, Integer> wanted = new HashMap<>();
        rules.forEach(rule -> rule.equalityTests().forEach(test -> wanted.merge(test, 1, Integer::sum)));
        Map<KeyPath, Map<Object, List<CompiledRule>>> byPath = new LinkedHashMap<>();
        List<CompiledRule> always = new ArrayList<>();
        for (CompiledRule rule : rules) {
            Optional<EqualityTest> test = rule.equalityTests().stream()
                    .min(Comparator.comparing(candidate -> wanted.getOrDefault(candidate, 0)));
            if (test.isPresent()) {
                byPath.computeIfAbsent(test.get().path(), path -> new HashMap<>())
                        .computeIfAbsent(test.get().value(), value -> new ArrayList<>())
                        .add(rule);
            } else {
                always.add(rule);
            }
        }
        return new RuleIndex(frozen(byPath), always.toArray(CompiledRule[]::new));
    }

    private static List<ByPath> frozen(Map<KeyPath, Map<Object, List<CompiledRule>>> byPath) {
        List<ByPath> frozen = new ArrayList<>();
        byPath.forEach((path, byValue) -> {
            Map<Object, CompiledRule[]> arrays = new HashMap<>();
            byValue.forEach((value, rules) -> arrays.put(value, rules.toArray(CompiledRule[]::new)));
            frozen.add(new ByPath(path, arrays));
        });
        return List.copyOf(frozen);
    }

    /** Asks the rules that may match. */
    void ask(RulesOfTrigger.Finding finding) {
        for (CompiledRule rule : always) {
            finding.ask(rule);
        }
        for (ByPath paths : byPath) {
            CompiledRule[] found = rules(paths, finding.context);
            for (CompiledRule rule : found) {
                finding.ask(rule);
            }
        }
    }

    private static final CompiledRule[] NONE = {};

    private static CompiledRule[] rules(ByPath paths, Map<String, @Nullable Object> context) {
        Object value = Equality.normalized(paths.path.first(context));
        return value == null ? NONE : paths.byValue.getOrDefault(value, NONE);
    }
}
