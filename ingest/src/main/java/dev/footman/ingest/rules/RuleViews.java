// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.rules;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.rule.TriggerType;
import dev.footman.rules.action.Actions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rules as {@code /rules/views} shows them: with what their trigger types and actions say of themselves (contract, 3.2). */
public final class RuleViews {
    private final Function<String, @Nullable TriggerType> types;
    private final Actions actions;

    /**
     * @param types by reference; null where there is none
     */
    public RuleViews(Function<String, @Nullable TriggerType> types, Actions actions) {
        this.types = types;
        this.actions = actions;
    }

    /** The view of a rule's document. */
    public Map<String, @Nullable Object> of(Map<String, @Nullable Object> document) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>(document);
        view.computeIfPresent("trigger", (name, trigger) -> described(trigger, "type", this::ofType));
        view.computeIfPresent("action", (name, action) -> described(action, "ref", this::ofAction));
        return view;
    }

    private String ofType(String ref) {
        TriggerType type = types.apply(ref);
        return type == null ? "" : type.description();
    }

    private String ofAction(String ref) {
        ActionMetadata action = actions.find(ref);
        return action == null ? "" : action.description();
    }

    private static Object described(Object part, String names, Function<String, String> description) {
        Map<Object, @Nullable Object> described = new LinkedHashMap<>();
        if (part instanceof Map<?, ?> fields) {
            described.putAll(fields);
        }
        described.putIfAbsent("description", description.apply(String.valueOf(described.get(names))));
        return described;
    }
}
