// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.triggers;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.TriggerType;
import dev.footman.ingest.body.JsonText;
import dev.footman.rules.schema.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a trigger type of what its author wrote, or says why it is none (contract, section 7.1). */
public final class TriggerTypeReader {
    private static final Schema TYPE = schema();

    private TriggerTypeReader() {}

    /** What came of reading. */
    public sealed interface Result {
        record Read(TriggerType type) implements Result {}

        /** No trigger type; {@code reason} is for its author. */
        record Refused(String reason) implements Result {}
    }

    private static Schema schema() {
        try {
            return Schema.compile(JsonText.readObject("""
                    {
                      "type": "object",
                      "properties": {
                        "id": {"type": ["string", "null"]},
                        "ref": {"type": ["string", "null"]},
                        "uid": {"type": ["string", "null"]},
                        "name": {"type": "string", "required": true, "minLength": 1, "maxLength": 500},
                        "pack": {"type": "string", "required": true, "minLength": 1, "maxLength": 500},
                        "description": {"type": ["string", "null"]},
                        "payload_schema": {"type": "object"},
                        "parameters_schema": {"type": "object"},
                        "tags": {
                          "type": "array",
                          "items": {
                            "type": "object",
                            "properties": {"name": {"type": "string"}, "value": {"type": "string"}}
                          }
                        },
                        "metadata_file": {"type": ["string", "null"]}
                      },
                      "additionalProperties": false
                    }
                    """));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema of trigger types is JSON", e);
        }
    }

    /**
     * Reads the values of JSON or YAML.
     *
     * @param metadataFile where it is read; empty where it comes over the API
     */
    public static Result read(Map<String, @Nullable Object> written, String id, String metadataFile) {
        return TYPE.firstFault(written)
                .or(() -> schemaFault(written, "payload_schema"))
                .or(() -> schemaFault(written, "parameters_schema"))
                .or(() -> text(written.get("pack")).indexOf('.') >= 0
                        ? Optional.of("Pack name should not contain \".\"")
                        : Optional.empty())
                .or(() -> TriggerTypes.nameFault(text(written.get("pack")), text(written.get("name"))))
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> new Result.Read(new TriggerType(
                        id,
                        text(written.get("pack")),
                        text(written.get("name")),
                        text(written.get("description")),
                        fields(written.get("payload_schema")),
                        fields(written.get("parameters_schema")),
                        tags(written.get("tags")),
                        metadataFile)));
    }

    private static Optional<String> schemaFault(Map<String, @Nullable Object> written, String name) {
        try {
            Schema.compile(fields(written.get(name)));
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("%s cannot be used: %s".formatted(name, e.getMessage()));
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), field));
        }
        return fields;
    }

    private static List<Rule.Tag> tags(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .map(tag -> fields(tag))
                        .map(tag -> new Rule.Tag(text(tag.get("name")), text(tag.get("value"))))
                        .toList()
                : List.of();
    }
}
