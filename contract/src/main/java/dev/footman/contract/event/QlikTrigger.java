// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

import java.util.Optional;
import java.util.stream.Stream;

/** The trigger types of what comes from Qlik Sense, each with the text that its payload's {@code event} holds. */
public enum QlikTrigger {
    RELOAD_FAILED("qlik.reload_failed", "Qlik Sense reload failed"),
    RELOAD_ABORTED("qlik.reload_aborted", "Qlik Sense reload aborted"),
    RELOAD_SUCCEEDED("qlik.reload_succeeded", "Qlik Sense reload succeeded"),
    TASK_FAILED("qlik.task_failed", "Qlik Sense task failed"),
    TASK_ABORTED("qlik.task_aborted", "Qlik Sense task aborted"),
    TASK_SUCCEEDED("qlik.task_succeeded", "Qlik Sense task succeeded"),
    DISTRIBUTE_FINISHED("qlik.distribute_finished", "Qlik Sense distribute finished"),
    ENGINE_RELOAD_FAILED("qlik.engine_reload_failed", "Qlik Sense engine reload failed"),
    SERVICE_READING(ServiceReading.TRIGGER, "Windows service reading");

    private final String reference;
    private final String eventText;

    QlikTrigger(String reference, String eventText) {
        this.reference = reference;
        this.eventText = eventText;
    }

    /** The trigger type's reference, such as {@code qlik.reload_failed}. */
    public String reference() {
        return reference;
    }

    /** What the payload's field {@code event} says, such as {@code Qlik Sense reload failed}. */
    public String eventText() {
        return eventText;
    }

    /** The trigger whose payload says {@code eventText}, if there is one. */
    public static Optional<QlikTrigger> ofEventText(String eventText) {
        return Stream.of(values())
                .filter(trigger -> trigger.eventText.equals(eventText))
                .findFirst();
    }
}
