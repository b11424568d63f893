// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.event.DerivedId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes actions, as StackStorm's API shows it (contract, section 6.1).
 *
 * @param module     StackStorm's name of the code that does it; shown only
 * @param parameters name to JSON schema: what every action on it takes besides its own
 */
public record RunnerType(String name, String module, String description, Map<String, @Nullable Object> parameters) {
    private static final int ID_BYTES = 12;

    public RunnerType(String name, String module, String description, Map<String, @Nullable Object> parameters) {
        this.name = name;
        this.module = module;
        this.description = description;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** 24 hexadecimal digits, alike in every installation. */
    public String id() {
        return DerivedId.of(ID_BYTES, "runner type", name);
    }

    /** StackStorm's other name for it. */
    public String uid() {
        return "runner_type:" + name;
    }
}
