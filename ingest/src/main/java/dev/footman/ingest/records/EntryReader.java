// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.records;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.footman.contract.delivery.DeadLetter;
import dev.footman.contract.delivery.Delivery;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.topic.Json;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads of a record what it can be found by, and no more: of an event, whose head says it all, the payload is not even
 * looked at.
 */
final class EntryReader {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");
    private static final long LAST_MILLIS = Place.LAST_SECOND * 1_000;
    private static final int LONGEST_TEXT = 4_000;
    private static final ObjectReader DEAD_LETTERS = Json.MAPPER.readerFor(DeadLetter.class);
    private static final Set<String> EVENT_FIELDS = Set.of("id", "trigger", "type", "trace_tag");
    private static final Set<String> ENFORCEMENT_FIELDS = Set.of("id", "event", "rule", "rule_id", "at", "execution");

    private EntryReader() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** The record's entry; empty where it is nothing of ours. {@code millis} is its timestamp in the topic. */
    static Optional<Entry> read(Source source, long millis, byte[] json) {
        return switch (source.part().feed().kind()) {
            case INSTANCE -> event(source, millis, json);
            case ENFORCEMENT -> enforcement(source, json);
            case DEAD_LETTER -> deadLetter(source, json);
            case EXECUTION -> ExecutionHead.entry(source, millis, json);
        };
    }

    private static Optional<Entry> event(Source source, long millis, byte[] json) {
        Map<String, String> fields = fields(json, EVENT_FIELDS);
        String id = fields.getOrDefault("id", "");
        String trigger = fields.get("trigger");
        if (trigger == null || millis < 0 || millis > LAST_MILLIS || !isId(id)) {
            return Optional.empty();
        }
        Map<Index, String> texts = new EnumMap<>(Index.class);
        texts.put(Index.TRIGGER, trigger);
        texts.put(Index.TRIGGER_TYPE, fields.getOrDefault("type", trigger));
        if (!fields.getOrDefault("trace_tag", "").isEmpty()) {
            put(texts, Index.TRACE_TAG, fields, "trace_tag");
        }
        Row row = new Row(new Place(millis * 1_000, id), source, json);
        return Optional.of(new Entry(Kind.INSTANCE, row, texts));
    }

    private static Optional<Entry> enforcement(Source source, byte[] json) {
        Map<String, String> fields = fields(json, ENFORCEMENT_FIELDS);
        String id = fields.getOrDefault("id", "");
        long micros = micros(fields.getOrDefault("at", ""));
        if (micros < 0 || !isId(id) || !fields.keySet().containsAll(Set.of("event", "rule"))) {
            return Optional.empty();
        }
        Map<Index, String> texts = new EnumMap<>(Index.class);
        put(texts, Index.EXECUTION, fields, "execution");
        put(texts, Index.TRIGGER_INSTANCE, fields, "event");
        put(texts, Index.RULE_ID, fields, "rule_id");
        put(texts, Index.RULE, fields, "rule");
        Row row = new Row(new Place(micros, id), source, json);
        return Optional.of(new Entry(Kind.ENFORCEMENT, row, texts));
    }

    private static Optional<Entry> deadLetter(Source source, byte[] json) {
        try {
            DeadLetter letter = DEAD_LETTERS.readValue(json);
            Delivery delivery = letter.delivery();
            long micros = Place.micros(letter.at());
            if (micros < 0 || !isId(delivery.id())) {
                return Optional.empty();
            }
            Map<Index, String> texts = new EnumMap<>(Index.class);
            texts.put(Index.TRIGGER_INSTANCE, delivery.event());
            texts.put(Index.RULE, delivery.rule());
            texts.put(Index.DESTINATION, Destination.nameOf(delivery.url()));
            Row row = new Row(new Place(micros, delivery.id()), source, json);
            return Optional.of(new Entry(Kind.DEAD_LETTER, row, texts));
        } catch (IOException | RuntimeException _) { // nothing of ours
            return Optional.empty();
        }
    }

    private static void put(Map<Index, String> texts, Index index, Map<String, String> fields, String name) {
        String text = fields.get(name);
        if (text != null) {
            texts.put(index, text);
        }
    }

    static long micros(String at) {
        try {
            return Place.micros(Instant.parse(at));
        } catch (DateTimeException _) {
            return -1;
        }
    }

    /** The texts of {@code names} that the object has, read until all are found; none where it is no object. */
    private static Map<String, String> fields(byte[] json, Set<String> names) {
        Map<String, String> found = new HashMap<>();
        try (JsonParser parser = Json.MAPPER.getFactory().createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (found.size() < names.size() && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    parser.skipChildren();
                } else if (names.contains(name)) {
                    found.put(name, parser.getText());
                }
            }
            return found.values().stream().allMatch(text -> text.length() <= LONGEST_TEXT) ? found : Map.of();
        } catch (IOException _) {
            return Map.of();
        }
    }
}
