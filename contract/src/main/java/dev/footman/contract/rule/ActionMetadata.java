// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action is made of, as the topic {@code actions} carries it (StackStorm contract, section 6.1).
 *
 * @param id           24 hexadecimal digits
 * @param runnerType   what makes it, such as {@code http-request}
 * @param parameters   name to JSON schema, with StackStorm's {@code required}, {@code default}, {@code immutable} and
 *                     {@code secret} in it
 * @param outputSchema JSON schemas of what a run gives; kept and shown, and without effect
 * @param notifies     StackStorm's {@code notify}: whom to tell of a run's end; kept and shown, and without effect
 * @param metadataFile where in its pack it was read; empty for one that came over the API
 */
public record ActionMetadata(
        String id,
        String pack,
        String name,
        String description,
        boolean enabled,
        String runnerType,
        String entryPoint,
        Map<String, @Nullable Object> parameters,
        Map<String, @Nullable Object> outputSchema,
        List<Rule.Tag> tags,
        Map<String, @Nullable Object> notifies,
        String metadataFile) {
    /** One that was written before there were tags, an output schema or notifications has none. */
    @JsonCreator
    public ActionMetadata(
            String id,
            String pack,
            String name,
            String description,
            boolean enabled,
            String runnerType,
            String entryPoint,
            Map<String, @Nullable Object> parameters,
            @Nullable Map<String, @Nullable Object> outputSchema,
            @Nullable List<Rule.Tag> tags,
            @Nullable Map<String, @Nullable Object> notifies,
            String metadataFile) {
        this.id = id;
        this.pack = pack;
        this.name = name;
        this.description = description;
        this.enabled = enabled;
        this.runnerType = runnerType;
        this.entryPoint = entryPoint;
        this.parameters = kept(parameters);
        this.outputSchema = kept(outputSchema);
        this.tags = tags == null ? List.of() : List.copyOf(tags);
        this.notifies = kept(notifies);
        this.metadataFile = metadataFile;
    }

    /** An enabled action that is only its runner and its parameters, such as one of those that are always there. */
    public ActionMetadata(
            String id,
            String pack,
            String name,
            String description,
            String runnerType,
            Map<String, @Nullable Object> parameters) {
        this(id, pack, name, description, true, runnerType, "", parameters, null, null, null, "");
    }

    private static Map<String, @Nullable Object> kept(@Nullable Map<String, @Nullable Object> given) {
        return given == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(given));
    }

    public String ref() {
        return pack + "." + name;
    }

    /** StackStorm's other name for it. */
    public String uid() {
        return "action:" + pack + ":" + name;
    }
}
