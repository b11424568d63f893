// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.body.JsonText;
import dev.footman.ingest.executions.ExecutionRequest;
import dev.footman.rules.schema.Schema;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code POST /v1/executions} is sent (StackStorm contract, section 6.3). */
final class ExecutionBody {
    static final Schema SCHEMA = schema(", \"required\": [\"action\"]");

    /** Of {@code POST /v1/executions/ID/re_run}, which knows its action. */
    static final Schema AGAIN = schema("");

    /** Of {@code PUT /v1/executions/ID}. */
    static final Schema CHANGE = compiled("""
            {
              "type": "object",
              "properties": {
                "status": {"enum": ["canceled", "canceling", "succeeded", "failed", "timeout", "abandoned"]},
                "result": {"type": ["object", "null"]}
              },
              "required": ["status"]
            }
            """);

    private ExecutionBody() {}

    private static Schema schema(String more) {
        return compiled("""
                {
                  "type": "object",
                  "properties": {
                    "action": {"type": "string"},
                    "parameters": {"type": ["object", "null"]},
                    "user": {"type": ["string", "null"]},
                    "context": {"type": ["object", "null"]},
                    "delay": {"type": ["integer", "null"], "minimum": 0, "maximum": 604800000}
                  }%s
                }
                """.formatted(more));
    }

    private static Schema compiled(String json) {
        try {
            return Schema.compile(JsonText.readObject(json));
        } catch (JsonText.NotJsonException e) {
            throw new IllegalStateException("the schema is JSON", e);
        }
    }

    /**
     * Reads a body that {@link #SCHEMA} has seen.
     *
     * @param caller who asks; only an admin may ask in another's name
     */
    static ExecutionRequest read(Map<String, @Nullable Object> body, String caller, boolean isAdmin) {
        String user = body.get("user") instanceof String named && !named.isBlank() ? named : caller;
        if (!user.equals(caller) && !isAdmin) {
            throw JsonRequest.refused(
                    403, "\"%s\" user is not allowed to impersonate \"%s\" user".formatted(caller, user));
        }
        return new ExecutionRequest(
                String.valueOf(body.get("action")),
                fields(body.get("parameters")),
                user,
                fields(body.get("context")),
                Duration.ofMillis(body.get("delay") instanceof Number millis ? millis.longValue() : 0));
    }

    static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(String.valueOf(name), field));
        }
        return fields;
    }
}
