// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One event from Qlik Sense, as its sender told it.
 *
 * @param payload what was said, in the order in which it goes out; a field that was not said is empty text
 */
public record QlikEvent(QlikTrigger trigger, Map<String, String> payload) {
    public QlikEvent {
        payload = Payload.copyOf(payload);
    }

    /** The same event under another trigger. */
    public QlikEvent as(QlikTrigger other) {
        Map<String, String> fields = new LinkedHashMap<>(payload);
        fields.put("event", other.eventText());
        return new QlikEvent(other, fields);
    }

    /**
     * The event with more fields.
     *
     * @param more   from elsewhere: they are cleaned as all fields are
     * @param behind which field they stand; without it they stand behind all
     */
    public QlikEvent with(Map<String, String> more, String behind) {
        Map<String, String> fields = new LinkedHashMap<>();
        payload.forEach((name, value) -> {
            fields.put(name, value);
            if (name.equals(behind)) {
                more.forEach((added, text) -> fields.put(added, FieldText.cleaned(text)));
            }
        });
        more.forEach((added, text) -> fields.putIfAbsent(added, FieldText.cleaned(text)));
        return new QlikEvent(trigger, fields);
    }

    /**
     * What orders the event on its topic: the task id, the app id where an engine says it, or host and service of a
     * reading. Ids may be empty, and then all such events are one order.
     */
    public String key() {
        return Layout.of(trigger).key(payload);
    }
}
