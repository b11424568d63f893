// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.footman.contract.event.QlikTrigger;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one event from a JSON object with its payload's fields; fields that no event has are passed over. */
final class EventObject {
    private static final String EVENT = "event";
    private static final String MEND = "mend what the sender puts into the field";
    private static final Set<String> KNOWN = known();

    private final Map<String, String> said = new HashMap<>();
    private final Map<String, String> notText = new HashMap<>(); // by field, what was there instead

    private EventObject() {}

    /** Reads the value at whose first token the parser stands, and leaves it at the value's last. */
    static Result read(JsonParser parser) throws IOException {
        return object(parser)
                .map(EventObject::result)
                .orElseGet(
                        () -> noObject("an event", "\"event\": \"Qlik Sense reload failed\"", parser.currentToken()));
    }

    /** The same of a service reading, whose {@code event} need not be said. */
    static Result readReading(JsonParser parser) throws IOException {
        return object(parser)
                .map(object -> object.result(QlikTrigger.SERVICE_READING))
                .orElseGet(() -> noObject("a reading", "\"host\": \"qlik1\"", parser.currentToken()));
    }

    private static Optional<EventObject> object(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        EventObject object = new EventObject();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            object.readField(parser);
        }
        return Optional.of(object);
    }

    private static Result noObject(String what, String such, JsonToken was) {
        return new Result.Rejected(
                Reason.NO_OBJECT,
                what + " must be a JSON object such as {" + such + ", ...}, but was " + kind(was)
                        + "; send an object for each");
    }

    /** Of a name that stands twice the last one counts, be it good or bad. */
    private void readField(JsonParser parser) throws IOException {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (KNOWN.contains(name)) {
            said.remove(name);
            notText.remove(name);
            if (value == JsonToken.VALUE_STRING) {
                said.put(name, FieldText.said(FieldText.cleaned(parser.getText())));
            } else if (value != JsonToken.VALUE_NULL) {
                notText.put(name, kind(value));
            }
        }
        parser.skipChildren();
    }

    private Result result() {
        if (notText.containsKey(EVENT)) {
            return notText(EVENT);
        }
        String event = said.getOrDefault(EVENT, "");
        Optional<QlikTrigger> trigger = QlikTrigger.ofEventText(event);
        return trigger.map(this::result).orElseGet(() -> unknown(event));
    }

    private Result result(QlikTrigger trigger) {
        Layout layout = Layout.of(trigger);
        List<String> fields = layout.fields();
        String[] values = new String[fields.size()];
        for (int at = 0; at < values.length; at++) {
            String field = fields.get(at);
            if (notText.containsKey(field)) {
                return notText(field);
            }
            values[at] = said.getOrDefault(field, "");
        }
        values[fields.indexOf(EVENT)] = trigger.eventText();
        return layout.result(trigger, values, MEND);
    }

    private Result notText(String field) {
        return new Result.Rejected(
                Reason.NOT_TEXT, field + " must be text, but was " + notText.get(field) + "; put it in quotes");
    }

    private static Result unknown(String event) {
        return new Result.Rejected(
                Reason.UNKNOWN_EVENT,
                "event must be one of the texts that Qlik Sense's triggers have, but was " + FieldText.shown(event)
                        + "; the nearest are " + NearEvents.to(event));
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "an array";
            case VALUE_STRING -> "text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            case FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT -> "something else";
        };
    }

    private static Set<String> known() {
        Set<String> known = new HashSet<>();
        for (Layout layout : Layout.values()) {
            known.addAll(layout.fields());
        }
        return Set.copyOf(known);
    }
}
