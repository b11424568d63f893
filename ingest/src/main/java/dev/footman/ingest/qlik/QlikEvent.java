// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;
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

    /**
     * What orders the event on its topic: the task id, the app id where an engine says it, or host and service of a
     * reading. Ids may be empty, and then all such events are one order.
     */
    public String key() {
        return Layout.of(trigger).key(payload);
    }
}
