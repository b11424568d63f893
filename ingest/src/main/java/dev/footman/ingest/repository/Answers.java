// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * Reads the repository's JSON. What it does not read as is expected is a failure and never thrown.
 *
 * <p>Source: Qlik Sense Repository Service API, entities Task, App and User.
 */
final class Answers {
    private static final int DEEPEST = 64;

    /** Of a text that goes into an event; Butler cuts fields there too, and names are shorter. */
    private static final int LONGEST = 500;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    private Answers() {}

    @FunctionalInterface
    private interface Reader<V> {
        Lookup<V> read(JsonNode answer);
    }

    /** The type of the one task in a list of tasks; one that does not say its type is a reload, as in Butler. */
    static Lookup<Integer> taskType(byte[] json) {
        return read(
                json,
                tasks -> tasks.isArray() ? typeOf(tasks.path(0)) : odd("a list of tasks, such as [{\"taskType\": 0}]"));
    }

    private static Lookup<Integer> typeOf(JsonNode task) {
        if (task.isMissingNode()) {
            return new Lookup.Missing<>();
        }
        JsonNode type = task.path("taskType");
        if (type.isMissingNode() || type.isNull()) {
            return new Lookup.Found<>(TaskType.RELOAD);
        }
        return type.canConvertToInt() && type.isIntegralNumber()
                ? new Lookup.Found<>(type.intValue())
                : odd("a task with a number as its taskType");
    }

    /** The id of the user that owns the app. */
    static Lookup<Guid> ownerOf(byte[] json) {
        return read(
                json,
                app -> Guid.of(text(app.path("owner"), "id"))
                        .<Lookup<Guid>>map(Lookup.Found::new)
                        .orElseGet(() -> odd("an app with the GUID of its owner in owner.id")));
    }

    static Lookup<Owner> owner(byte[] json) {
        return read(
                json,
                user -> user.isObject()
                        ? new Lookup.Found<>(new Owner(
                                text(user, "name"), text(user, "userDirectory"), text(user, "userId"), email(user)))
                        : odd("a user, such as {\"name\": \"Anna\"}"));
    }

    private static String email(JsonNode user) {
        for (JsonNode attribute : user.path("attributes")) {
            if (text(attribute, "attributeType").equalsIgnoreCase("email")) {
                return text(attribute, "attributeValue");
            }
        }
        return "";
    }

    private static String text(JsonNode object, String name) {
        JsonNode value = object.path(name);
        String text = value.isTextual() ? value.textValue() : "";
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }

    private static <V> Lookup<V> read(byte[] json, Reader<V> reader) {
        try {
            return reader.read(MAPPER.readTree(json));
        } catch (IOException e) {
            return odd("JSON of at most %d levels".formatted(DEEPEST));
        }
    }

    private static <V> Lookup<V> odd(String expected) {
        return new Lookup.Failed<>(
                "it must answer with %s, but does not; see that Butler.configQRS.port is the".formatted(expected)
                        + " repository's own, 4242, and no proxy's");
    }
}
