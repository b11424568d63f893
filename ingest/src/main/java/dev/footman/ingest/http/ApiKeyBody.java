// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.rules.schema.Schema;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An API key as it is sent (StackStorm contract, section 2.2). Empty texts and null are the same as absent; so are masks.
 *
 * @param user    whose it is to be
 * @param keyHash of a key that was made elsewhere
 */
record ApiKeyBody(
        @Nullable String id,
        @Nullable String user,
        @Nullable String keyHash,
        boolean enabled,
        Map<String, @Nullable Object> metadata) {
    static final String MASK = "********";

    private static final int LONGEST_NAME = 255;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    private static final Map<String, Object> TEXT = Map.of("type", List.of("string", "null"));
    private static final Schema SCHEMA = Schema.compile(schema());

    private static Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        List.of("id", "uid", "user", "key_hash", "created_at").forEach(name -> properties.put(name, TEXT));
        properties.put("metadata", Map.of("type", List.of("object", "null")));
        properties.put("enabled", Map.of("type", "boolean"));
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        return schema;
    }

    /**
     * Reads the body.
     *
     * @throws HttpResponseException 400 or 413; its message says why
     */
    static ApiKeyBody read(Context ctx, int mostBytes) throws IOException {
        Map<String, @Nullable Object> fields = JsonRequest.read(ctx, mostBytes, SCHEMA);
        String id = text(fields, "id");
        if (id != null && !ID.matcher(id).matches()) {
            throw JsonRequest.bad("id must be 24 hexadecimal digits in lower case, such as 5c5dbb576cb8de06a2d79a4d");
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        if (fields.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> metadata.put(String.valueOf(name), value));
        }
        return new ApiKeyBody(
                id,
                text(fields, "user"),
                text(fields, "key_hash"),
                !Boolean.FALSE.equals(fields.get("enabled")),
                metadata);
    }

    private static @Nullable String text(Map<String, @Nullable Object> fields, String name) {
        if (!(fields.get(name) instanceof String text) || text.isEmpty() || text.equals(MASK)) {
            return null;
        }
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw JsonRequest.bad(
                    "%s must be text of 1 to %d characters without control characters".formatted(name, LONGEST_NAME));
        }
        return text;
    }
}
