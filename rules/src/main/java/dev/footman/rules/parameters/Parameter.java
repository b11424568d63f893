// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import dev.footman.rules.python.Budget;
import dev.footman.rules.python.Comparison;
import dev.footman.rules.python.Printed;
import dev.footman.rules.schema.Schema;
import dev.footman.rules.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schema says of one parameter (contract, section 6.1). */
record Parameter(
        @Nullable String type,
        @Nullable Object byDefault,
        boolean required,
        boolean immutable,
        @Nullable List<?> choices,
        Map<?, ?> schema) {
    static final Parameter UNKNOWN = new Parameter(null, null, false, false, null, Map.of());

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    Parameter(
            @Nullable String type,
            @Nullable Object byDefault,
            boolean required,
            boolean immutable,
            @Nullable List<?> choices,
            Map<?, ?> schema) {
        this.type = type;
        this.byDefault = byDefault;
        this.required = required;
        this.immutable = immutable;
        this.choices = choices;
        this.schema = schema;
    }

    static Parameter of(@Nullable Object schema) {
        if (!(schema instanceof Map<?, ?> map)) {
            return UNKNOWN;
        }
        return new Parameter(
                map.get("type") instanceof String type ? type : null,
                map.get("default"),
                Boolean.TRUE.equals(map.get("required")),
                Boolean.TRUE.equals(map.get("immutable")),
                map.get("enum") instanceof List<?> choices ? choices : null,
                map);
    }

    boolean hasTemplateByDefault() {
        return byDefault instanceof String text && Template.isTemplate(text);
    }

    /** What is wrong with a value by {@code enum} alone, which is asked for every event; null where nothing is. */
    @Nullable
    String choiceFault(Object value) {
        return choices == null || Comparison.contains(choices, value, new Budget())
                ? null
                : "%s is not one of %s"
                        .formatted(Printed.repr(value, new Budget()), Printed.repr(choices, new Budget()));
    }

    /**
     * What is wrong with a value by all of the schema; null where nothing is. Null is of an optional parameter's type, which
     * shows in the words, as in StackStorm.
     */
    @Nullable
    String fault(Object value) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>();
        schema.forEach((keyword, said) -> asked.put(String.valueOf(keyword), said));
        if (!required && byDefault == null) {
            asked.computeIfPresent(
                    "type", (keyword, named) -> named instanceof String ? List.of(named, "null") : named);
        }
        return Schema.compile(asked).firstFault(value).orElse(null);
    }
}
