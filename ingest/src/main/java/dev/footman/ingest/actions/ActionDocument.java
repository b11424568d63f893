// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.actions;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.rules.action.RunnerType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actions and runners as the API shows them (contract, section 6.1, and the end of the seed). */
public final class ActionDocument {
    private ActionDocument() {}

    public static Map<String, @Nullable Object> of(ActionMetadata action) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", action.id());
        document.put("uid", action.uid());
        document.put("ref", action.ref());
        document.put("pack", action.pack());
        document.put("name", action.name());
        document.put("description", action.description());
        document.put("enabled", action.enabled());
        document.put("runner_type", action.runnerType());
        document.put("entry_point", action.entryPoint());
        document.put("parameters", action.parameters());
        document.put("output_schema", action.outputSchema());
        document.put("tags", action.tags());
        document.put("notify", action.notifies());
        document.put("metadata_file", action.metadataFile());
        return document;
    }

    public static Map<String, @Nullable Object> of(RunnerType runner) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("id", runner.id());
        document.put("uid", runner.uid());
        document.put("name", runner.name());
        document.put("description", runner.description());
        document.put("enabled", true);
        document.put("runner_module", runner.module());
        document.put("runner_parameters", runner.parameters());
        return document;
    }
}
