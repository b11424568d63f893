// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.footman.contract.event.DerivedId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The trigger that a rule listens to. Two rules with the same type and the same parameters listen to one trigger, which is
 * StackStorm's <em>trigger object</em> (contract, section 3.4); its names follow from both, so that all processes agree on
 * them without asking each other.
 *
 * @param type        reference of the trigger type
 * @param parameters  what tells this trigger from others of the type
 * @param description absent where the author wrote none
 */
public record Trigger(
        String type,
        Map<String, @Nullable Object> parameters,
        @Nullable String description) {
    private static final ObjectWriter CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build()
            .writer();
    private static final int ID_BYTES = 12;
    private static final int NAME_BYTES = 16;

    public Trigger(String type, Map<String, @Nullable Object> parameters, @Nullable String description) {
        this.type = type;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.description = description;
    }

    public Trigger(String type, Map<String, @Nullable Object> parameters) {
        this(type, parameters, null);
    }

    /** What an event must carry as its trigger to meet the rule: the type's reference where there are no parameters. */
    public String ref() {
        return parameters.isEmpty() ? type : pack() + "." + name();
    }

    /** The pack of its type: what stands before the first dot. */
    public String pack() {
        int dot = type.indexOf('.');
        return dot < 0 ? "" : type.substring(0, dot);
    }

    /** The type's name where there are no parameters; else a UUID of version 4 that follows from type and parameters. */
    public String name() {
        if (parameters.isEmpty()) {
            return type.substring(type.indexOf('.') + 1);
        }
        String hex = DerivedId.of(NAME_BYTES, "trigger", type, canonicalParameters());
        char variant = "89ab".charAt(Character.digit(hex.charAt(16), 16) & 3);
        return "%s-%s-4%s-%c%s-%s"
                .formatted(
                        hex.substring(0, 8),
                        hex.substring(8, 12),
                        hex.substring(13, 16),
                        variant,
                        hex.substring(17, 20),
                        hex.substring(20));
    }

    /** 24 hexadecimal digits. */
    public String id() {
        return DerivedId.of(ID_BYTES, "trigger", type, canonicalParameters());
    }

    /** The parameters as JSON with sorted keys: alike for equal ones. */
    public String canonicalParameters() {
        try {
            return CANONICAL.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters that came as JSON go out as JSON", e);
        }
    }
}
