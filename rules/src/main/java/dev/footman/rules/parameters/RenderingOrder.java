// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The order in which parameters are rendered, so that each finds those that it names. */
final class RenderingOrder {
    private final Map<String, Set<String>> needs;

    private RenderingOrder(Map<String, Set<String>> needs) {
        this.needs = needs;
    }

    static RenderingOrder of(Map<String, ParameterValue> values) {
        Map<String, Set<String>> needs = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            Set<String> variables = new LinkedHashSet<>();
            value.addVariables(variables);
            needs.put(name, variables);
        });
        return new RenderingOrder(needs);
    }

    /**
     * The names in their order.
     *
     * @param roots the names that the context holds, whatever the parameters are
     * @throws IllegalArgumentException if one needs what is not there, or itself
     */
    List<String> names(Set<String> roots) {
        needs.values()
                .forEach(variables -> variables.forEach(variable -> {
                    if (!roots.contains(variable) && !needs.containsKey(variable)) {
                        throw new IllegalArgumentException(
                                "Dependency unsatisfied in variable \"%s\"".formatted(variable));
                    }
                }));
        Set<String> ordered = new LinkedHashSet<>();
        List<String> left = new ArrayList<>(needs.keySet());
        while (!left.isEmpty()) {
            List<String> ready =
                    left.stream().filter(name -> isReady(name, ordered)).toList();
            if (ready.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cyclic dependency found in the following variables: %s. Likely the variable is referencing itself"
                                .formatted(String.join(", ", cycles(left))));
            }
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return List.copyOf(ordered);
    }

    private boolean isReady(String name, Set<String> ordered) {
        return needs.getOrDefault(name, Set.of()).stream()
                .allMatch(variable -> !needs.containsKey(variable) || ordered.contains(variable));
    }

    /** One name of each circle: the last in the alphabet. */
    private Set<String> cycles(List<String> left) {
        Set<String> named = new TreeSet<>();
        for (String name : left) {
            TreeSet<String> circle = new TreeSet<>();
            for (String other : left) {
                if (reaches(name, other) && reaches(other, name)) {
                    circle.add(other);
                }
            }
            if (!circle.isEmpty()) {
                named.add(circle.last());
            }
        }
        return named;
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new LinkedHashSet<>();
        List<String> open = new ArrayList<>(needs.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            String name = open.removeLast();
            if (seen.add(name)) {
                open.addAll(needs.getOrDefault(name, Set.of()));
            }
        }
        return seen.contains(to);
    }
}
