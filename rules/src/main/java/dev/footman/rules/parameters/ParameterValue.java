// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import dev.footman.rules.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter's value as it was given, with the templates in it read. A text that has a place but is no template is
 * plain text. In lists and objects every leaf is rendered by itself and keeps its type where it is one place: there we
 * differ from StackStorm, which renders the JSON as one text (contract, end of section 5.1).
 */
sealed interface ParameterValue {
    record Plain(@Nullable Object value) implements ParameterValue {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        public Plain(@Nullable Object value) {
            this.value = value;
        }
    }

    record Text(Template template) implements ParameterValue {}

    record Items(List<ParameterValue> items) implements ParameterValue {}

    record Fields(List<ParameterValue> names, List<ParameterValue> values) implements ParameterValue {}

    static ParameterValue of(@Nullable Object value) {
        return switch (value) {
            case null -> new Plain(null);
            case String text -> ofText(text);
            case List<?> list -> new Items(list.stream().map(ParameterValue::of).toList());
            case Map<?, ?> map ->
                new Fields(
                        map.keySet().stream().map(ParameterValue::of).toList(),
                        map.values().stream().map(ParameterValue::of).toList());
            case Object scalar -> new Plain(scalar);
        };
    }

    private static ParameterValue ofText(String text) {
        if (!Template.isTemplate(text)) {
            return new Plain(text);
        }
        try {
            return new Text(Template.parse(text));
        } catch (IllegalArgumentException e) {
            return new Plain(text);
        }
    }

    default void addVariables(Set<String> variables) {
        switch (this) {
            case Plain plain -> {}
            case Text(Template template) -> variables.addAll(template.variables());
            case Items(List<ParameterValue> items) -> items.forEach(item -> item.addVariables(variables));
            case Fields(List<ParameterValue> names, List<ParameterValue> values) -> {
                names.forEach(name -> name.addVariables(variables));
                values.forEach(value -> value.addVariables(variables));
            }
        }
    }

    /**
     * The value for a context; a text that is the whole parameter is rendered as text.
     *
     * @throws IllegalArgumentException if it cannot be rendered
     */
    default @Nullable Object render(Map<String, @Nullable Object> context) {
        return switch (this) {
            case Plain(Object value) -> value;
            case Text(Template template) -> template.render(context);
            case Items items -> leaf(items, context);
            case Fields fields -> leaf(fields, context);
        };
    }

    /** The value of a part of a list or an object. */
    private static @Nullable Object leaf(ParameterValue part, Map<String, @Nullable Object> context) {
        return switch (part) {
            case Plain(Object value) -> value;
            case Text(Template template) -> template.value(context);
            case Items(List<ParameterValue> items) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(item -> list.add(leaf(item, context)));
                yield list;
            }
            case Fields(List<ParameterValue> names, List<ParameterValue> values) -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                for (int i = 0; i < names.size(); i++) {
                    map.put(String.valueOf(names.get(i).render(context)), leaf(values.get(i), context));
                }
                yield map;
            }
        };
    }
}
