// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.parameters;

import dev.footman.rules.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schema says of one parameter (contract, section 6.1). */
record Parameter(
        @Nullable String type,
        @Nullable Object byDefault,
        boolean required,
        boolean immutable,
        @Nullable List<?> choices) {
    static final Parameter UNKNOWN = new Parameter(null, null, false, false, null);

    // spelled out: javac writes no type annotations for a compact constructor's parameters
    Parameter(
            @Nullable String type,
            @Nullable Object byDefault,
            boolean required,
            boolean immutable,
            @Nullable List<?> choices) {
        this.type = type;
        this.byDefault = byDefault;
        this.required = required;
        this.immutable = immutable;
        this.choices = choices;
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
                map.get("enum") instanceof List<?> choices ? choices : null);
    }

    boolean hasTemplateByDefault() {
        return byDefault instanceof String text && Template.isTemplate(text);
    }
}
