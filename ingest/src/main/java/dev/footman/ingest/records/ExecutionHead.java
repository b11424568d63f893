// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.footman.contract.rule.ActionMetadata;
import dev.footman.contract.topic.Json;
import dev.footman.rules.action.BuiltInActions;
import dev.footman.rules.action.Runners;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of an execution what it can be found by; its parameters, its result and its call are passed over. */
final class ExecutionHead {
    private static final int LONGEST_TEXT = 4_000;
    private static final String DELIVERY = "delivery";
    private static final String REQUEST = "request";
    private static final String RUNNER = "runner";

    /** By their paths: a text each. */
    private final Map<String, String> texts = new HashMap<>();

    private ExecutionHead() {}

    /** Its entry; empty where it is nothing of ours. It stands at the time at which it was asked for. */
    static Optional<Entry> entry(Source source, long millis, byte[] json) {
        ExecutionHead head = new ExecutionHead();
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            head.readObject(parser, "");
        } catch (IOException _) {
            return Optional.empty();
        }
        return head.found(millis).map(entry -> new Entry(Kind.EXECUTION, row(entry, source, json), entry.texts));
    }

    private record Found(long micros, String id, Map<Index, String> texts) {}

    private static Row row(Found found, Source source, byte[] json) {
        return new Row(new Place(found.micros, found.id), source, json);
    }

    private void readObject(JsonParser parser, String path) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING) {
                if (parser.getTextLength() <= LONGEST_TEXT) {
                    texts.put(path + name, parser.getText());
                }
            } else if (value == JsonToken.START_OBJECT && isRead(path, name)) {
                readObject(parser, name + ".");
            } else if (value == JsonToken.START_OBJECT && path.equals(DELIVERY + ".")) {
                noteRunner(name);
                parser.skipChildren();
            } else {
                parser.skipChildren();
            }
        }
    }

    private static boolean isRead(String path, String name) {
        return switch (path) {
            case "" -> name.equals(DELIVERY);
            case "delivery." -> name.equals(REQUEST);
            case "request." -> name.equals("context");
            case "context." -> name.equals("trace_context");
            default -> false;
        };
    }

    /** What is owed tells who does it. */
    private void noteRunner(String name) {
        if (name.equals("call")) {
            texts.put(RUNNER, Runners.HTTP_REQUEST);
        } else if (name.equals("command")) {
            texts.put(RUNNER, Runners.LOCAL_SHELL_CMD);
        }
    }

    /** What was done at once, and so is owed nowhere, built-in actions do. */
    private String runner() {
        ActionMetadata builtIn = BuiltInActions.find(texts.getOrDefault("request.action", ""));
        return texts.getOrDefault(RUNNER, builtIn == null ? "" : builtIn.runnerType());
    }

    private Optional<Found> found(long millis) {
        String id = texts.getOrDefault("delivery.id", "");
        String status = texts.get("status");
        String at = texts.get("request.at");
        long micros = at == null ? millis * 1_000 : EntryReader.micros(at);
        if (status == null || micros < 0 || !EntryReader.isId(id)) {
            return Optional.empty();
        }
        Map<Index, String> indexed = new EnumMap<>(Index.class);
        indexed.put(Index.STATUS, status);
        put(indexed, Index.ACTION, "request.action");
        put(indexed, Index.TRACE_TAG, "trace_context.trace_tag");
        put(indexed, Index.USER, "request.user");
        put(indexed, Index.RULE, "delivery.rule");
        put(
                indexed,
                Index.TRIGGER_TYPE,
                texts.containsKey("request.trigger_type") ? "request.trigger_type" : "delivery.trigger");
        putName(indexed, Index.RULE_NAME, "delivery.rule");
        putName(indexed, Index.TRIGGER_NAME, "delivery.trigger");
        if (!runner().isEmpty()) {
            indexed.put(Index.RUNNER, runner());
        }
        put(indexed, Index.TRIGGER_INSTANCE, "delivery.event");
        return Optional.of(new Found(micros, id, indexed));
    }

    /** What of a reference is behind its pack. */
    private void putName(Map<Index, String> found, Index index, String path) {
        String ref = texts.getOrDefault(path, "");
        String name = ref.substring(ref.indexOf('.') + 1);
        if (!name.isEmpty()) {
            found.put(index, name);
        }
    }

    private void put(Map<Index, String> found, Index index, String path) {
        @Nullable String text = texts.get(path);
        if (text != null && !text.isEmpty()) {
            found.put(index, text);
        }
    }
}
