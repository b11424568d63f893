// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.footman.contract.topic.Json;
import dev.footman.rules.schema.Schema;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a body that must be a JSON object of a schema; what it is not is answered with 400 (StackStorm contract, 1.5). */
final class JsonRequest {
    private static final ObjectReader JSON =
            Json.MAPPER.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonRequest() {}

    /**
     * The fields of the body; none where it is empty.
     *
     * @throws HttpResponseException 400 or 413; its message says why
     */
    static Map<String, @Nullable Object> read(Context ctx, int mostBytes, Schema schema) throws IOException {
        String type = ctx.contentType();
        if (!isJson(type)) {
            throw bad("Failed to parse request body: Unsupported Content-Type: \"%s\"".formatted(type));
        }
        byte[] bytes = RequestBody.read(ctx, mostBytes);
        Object body = bytes.length == 0 ? Map.of() : parsed(bytes);
        schema.firstFault(body).ifPresent(fault -> {
            throw bad(fault);
        });
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (body instanceof Map<?, ?> object) {
            object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        }
        return fields;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    private static @Nullable Object parsed(byte[] bytes) throws IOException {
        try {
            return JSON.readValue(bytes);
        } catch (JsonProcessingException e) {
            throw bad("Failed to parse request body: " + e.getOriginalMessage());
        }
    }

    static HttpResponseException bad(String text) {
        return new HttpResponseException(400, text, Map.of());
    }
}
