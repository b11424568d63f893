// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.packs;

import dev.footman.contract.rule.ActionMetadata;
import dev.footman.ingest.body.JsonText;
import dev.footman.rules.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the metadata of an action (contract, section 6.1). */
final class ActionReader {
    private static final Schema ACTION = schema();

    private ActionReader() {}

    private static Schema schema() {
        try {
            return Schema.compile(JsonText.readObject("""
                    {
                      "type": "object",
                      "properties": {
                        "name": {"type": "string", "required": true, "minLength": 1, "maxLength": 500},
                        "pack": {"type": "string", "required": true, "minLength": 1, "maxLength": 500},
                        "description": {"type": ["string", "null"]},
                        "enabled": {"type": "boolean"},
                        "runner_type": {"type": "string", "required": true},
                        "entry_point": {"type": ["string", "null"]},
                        "parameters": {
                          "type": "object",
                          "patternProperties": {"^\\\\w+$": {"type": "object"}},
                          "additionalProperties": false
                        }
                      }
                    }
                    """));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema of actions is JSON", e);
        }
    }

    /** What is wrong with it; empty where nothing is. */
    static Optional<String> fault(Map<String, @Nullable Object> written) {
        return ACTION.firstFault(written);
    }

    /** The action that it describes; only of one without a fault. */
    static ActionMetadata read(Map<String, @Nullable Object> written, String id, String metadataFile) {
        return new ActionMetadata(
                id,
                text(written, "pack"),
                text(written, "name"),
                text(written, "description"),
                !Boolean.FALSE.equals(written.get("enabled")),
                text(written, "runner_type"),
                text(written, "entry_point"),
                parameters(written.get("parameters")),
                metadataFile);
    }

    private static String text(Map<String, @Nullable Object> written, String name) {
        return written.get(name) instanceof String text ? text : "";
    }

    private static Map<String, @Nullable Object> parameters(@Nullable Object value) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, schema) -> parameters.put(String.valueOf(name), schema));
        }
        return parameters;
    }
}
