// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.http;

import dev.footman.ingest.body.JsonText;
import dev.footman.rules.schema.PythonText;
import dev.footman.rules.schema.Schema;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a body that must be a JSON object; what it is not is answered with 400 (StackStorm contract, section 1.5). */
final class JsonRequest {
    private static final Schema ANY = Schema.compile(Map.of());

    private JsonRequest() {}

    /**
     * The fields of the body; none where it is empty.
     *
     * @throws HttpResponseException 400 or 413; its message says why
     */
    static Map<String, @Nullable Object> read(Context ctx, int mostBytes) throws IOException {
        return read(ctx, mostBytes, ANY);
    }

    /**
     * The fields of a body of a schema; none where it is empty.
     *
     * @throws HttpResponseException 400 or 413; its message says why
     */
    static Map<String, @Nullable Object> read(Context ctx, int mostBytes, Schema schema) throws IOException {
        byte[] bytes = RequestBody.read(ctx, mostBytes);
        String type = ctx.contentType();
        if (bytes.length > 0 && !isJson(type)) { // clients name any type where they send nothing
            throw bad("Failed to parse request body: Unsupported Content-Type: \"%s\"".formatted(type));
        }
        try {
            Object body = bytes.length == 0 ? Map.of() : JsonText.read(bytes, StandardCharsets.UTF_8);
            schema.firstFault(body).ifPresent(fault -> {
                throw bad(fault);
            });
            return fields(body);
        } catch (JsonText.NotJsonException e) {
            throw bad("Failed to parse request body: " + e.getMessage());
        }
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object body) {
        if (!(body instanceof Map<?, ?> object)) {
            throw bad("%s is not of type 'object'".formatted(PythonText.brief(body)));
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put(String.valueOf(name), value));
        return fields;
    }

    private static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.endsWith("+json");
    }

    static HttpResponseException bad(String text) {
        return refused(400, text);
    }

    static HttpResponseException refused(int status, String text) {
        return new HttpResponseException(status, text, Map.of());
    }
}
