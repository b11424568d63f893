// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that anybody may have sent: what is not JSON to the letter is refused, and so is what is too deep or too long.
 * Of a name that comes twice the last counts (contract, section 1.5).
 */
public final class JsonText {
    /** How many lists and objects may stand in each other. */
    public static final int DEEPEST = 100;

    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_NAME = 65_536;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // they are the sender's, and would stay in memory
            .build();

    private JsonText() {}

    /** The body is not what it says it is; the message says what is wrong, and where. It has no stack trace. */
    public static final class NotJsonException extends Exception {
        NotJsonException(String reason) {
            super(reason, null, false, false);
        }
    }

    /** Reads bytes of {@code charset}; what is no text of it is refused. */
    public static @Nullable Object read(byte[] bytes, Charset charset) throws NotJsonException {
        try {
            String text = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return read(text);
        } catch (CharacterCodingException e) {
            throw new NotJsonException("the body must be text in %s, but holds bytes that are none".formatted(charset));
        }
    }

    /** Reads UTF-8 that must be one JSON object. */
    public static Map<String, @Nullable Object> readObject(byte[] utf8) throws NotJsonException {
        return object(read(utf8, StandardCharsets.UTF_8));
    }

    /** Reads one JSON value with nothing behind it. */
    public static @Nullable Object read(String text) throws NotJsonException {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new NotJsonException("the body must be JSON, but is blank");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new NotJsonException(
                        "nothing must follow the JSON value, but something does at " + place(parser.currentLocation()));
            }
            return value;
        } catch (IOException e) {
            throw new NotJsonException(JsonFault.what(e) + JsonFault.where(e, 1));
        }
    }

    /** Reads one JSON object with nothing behind it. */
    public static Map<String, @Nullable Object> readObject(String text) throws NotJsonException {
        return object(read(text));
    }

    /** The object that a value is. */
    static Map<String, @Nullable Object> object(@Nullable Object value) throws NotJsonException {
        if (!(value instanceof Map<?, ?> fields)) {
            throw new NotJsonException("the body must be a JSON object, but is %s".formatted(kind(value)));
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        fields.forEach((name, field) -> object.put(String.valueOf(name), field));
        return object;
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case List<?> list -> "an array";
            case String text -> "text";
            case Boolean flag -> "a boolean";
            case Object number -> "a number";
        };
    }

    private static @Nullable Object value(JsonParser parser) throws IOException, NotJsonException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> finite(parser);
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null; // VALUE_NULL: the parser tells no other token here
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException, NotJsonException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (!Json.isWhole(name)) { // Jackson writes such a name, and then does not read it
                throw new NotJsonException(
                        "a name must hold whole characters, but one with half a surrogate pair stands at "
                                + place(parser.currentTokenLocation()));
            }
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException, NotJsonException {
        List<@Nullable Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    private static Double finite(JsonParser parser) throws IOException, NotJsonException {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw new NotJsonException("a number must be below 1.8e308, but a larger one stands at "
                    + place(parser.currentTokenLocation()));
        }
        return number;
    }

    private static String place(JsonLocation location) {
        return JsonFault.place(location, 1);
    }
}
