// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.rule;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action is made of, as the topic {@code actions} carries it (StackStorm contract, section 6.1).
 *
 * @param id           24 hexadecimal digits
 * @param runnerType   what makes it, such as {@code http-request}
 * @param parameters   name to JSON schema, with StackStorm's {@code required}, {@code default}, {@code immutable} and
 *                     {@code secret} in it
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
        String metadataFile) {
    public ActionMetadata(
            String id,
            String pack,
            String name,
            String description,
            boolean enabled,
            String runnerType,
            String entryPoint,
            Map<String, @Nullable Object> parameters,
            String metadataFile) {
        this.id = id;
        this.pack = pack;
        this.name = name;
        this.description = description;
        this.enabled = enabled;
        this.runnerType = runnerType;
        this.entryPoint = entryPoint;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.metadataFile = metadataFile;
    }

    public String ref() {
        return pack + "." + name;
    }
}
