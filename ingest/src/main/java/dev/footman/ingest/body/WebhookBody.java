// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.body;

import dev.footman.rules.schema.PythonText;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a webhook by its content type: JSON or form data. Types are compared more kindly than StackStorm does:
 * without their case and the blanks around them, and {@code application/x+json} is JSON.
 *
 * <p>Source: the contract, sections 0 and 1.5.
 */
public final class WebhookBody {
    private static final String PREFIX = "Failed to parse request body: ";

    private WebhookBody() {}

    /** What came of reading. */
    public sealed interface Result {
        /** An object or an array, in the values of JSON. */
        record Read(Object body) implements Result {}

        /** Nothing that can be taken; {@code reason} is for the sender. */
        record Refused(String reason) implements Result {}
    }

    /**
     * Reads a body.
     *
     * @param contentType of the request; absent: it is JSON
     */
    public static Result read(@Nullable String contentType, byte[] body) {
        String sent = contentType == null ? "application/json" : contentType.split(";", 2)[0];
        String type = sent.strip().toLowerCase(Locale.ROOT);
        if (type.equals("application/x-www-form-urlencoded")) {
            return new Result.Read(FormText.read(body));
        }
        if (type.equals("multipart/form-data")) {
            return new Result.Refused(PREFIX + "multipart/form-data is not taken; send application/json, or"
                    + " application/x-www-form-urlencoded");
        }
        if (type.equals("application/json") || (type.startsWith("application/") && type.endsWith("+json"))) {
            return json(contentType == null ? "" : contentType, body);
        }
        return new Result.Refused(PREFIX + "Unsupported Content-Type: \"%s\"".formatted(sent));
    }

    private static Result json(String contentType, byte[] body) {
        if (body.length == 0) {
            return new Result.Read(Map.of());
        }
        try {
            Object read = JsonText.read(body, charset(contentType));
            return read instanceof Map || read instanceof List
                    ? new Result.Read(read)
                    : new Result.Refused("%s is not of type 'object', 'array'".formatted(PythonText.brief(read)));
        } catch (JsonText.NotJsonException e) {
            return new Result.Refused(PREFIX + e.getMessage());
        }
    }

    private static Charset charset(String contentType) throws JsonText.NotJsonException {
        for (String parameter : contentType.split(";", -1)) {
            String[] parts = parameter.strip().split("=", 2);
            if (parts.length == 2 && parts[0].strip().equalsIgnoreCase("charset")) {
                String name = parts[1].strip().replace("\"", "");
                try {
                    return Charset.forName(name);
                } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                    throw new JsonText.NotJsonException(
                            "charset must be one such as utf-8, but is '%s'".formatted(name));
                }
            }
        }
        return StandardCharsets.UTF_8;
    }
}
