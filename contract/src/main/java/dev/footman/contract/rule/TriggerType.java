// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A kind of event that rules can listen to, as the topic {@code trigger-types} carries it (StackStorm contract, section
 * 7.1).
 *
 * @param id               24 hexadecimal digits
 * @param payloadSchema    JSON schema of an event's payload; empty: any object
 * @param parametersSchema JSON schema of what rules tell the trigger; empty: nothing
 */
public record TriggerType(
        String id,
        String pack,
        String name,
        String description,
        Map<String, @Nullable Object> payloadSchema,
        Map<String, @Nullable Object> parametersSchema,
        List<Rule.Tag> tags,
        String metadataFile) {
    public TriggerType(
            String id,
            String pack,
            String name,
            String description,
            Map<String, @Nullable Object> payloadSchema,
            Map<String, @Nullable Object> parametersSchema,
            List<Rule.Tag> tags,
            String metadataFile) {
        this.id = id;
        this.pack = pack;
        this.name = name;
        this.description = description;
        this.payloadSchema = Collections.unmodifiableMap(new LinkedHashMap<>(payloadSchema));
        this.parametersSchema = Collections.unmodifiableMap(new LinkedHashMap<>(parametersSchema));
        this.tags = List.copyOf(tags);
        this.metadataFile = metadataFile;
    }

    public String ref() {
        return pack + "." + name;
    }

    public String uid() {
        return "trigger_type:" + pack + ":" + name;
    }
}
