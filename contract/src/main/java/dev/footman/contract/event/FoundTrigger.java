// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

/** The trigger types of what the processor finds in the events that come in, each with the text of its field {@code event}. */
public enum FoundTrigger {
    /** A reload that succeeded, of a task whose last one failed or was aborted. */
    RELOAD_RECOVERED("qlik.reload_recovered", "Qlik Sense reload recovered"),
    SERVICE_STOPPED("qlik.service_stopped", "Windows service monitor"),
    SERVICE_STARTED("qlik.service_started", "Windows service monitor"),
    /** A Windows host that does not answer, or a service that is not there. */
    SERVICE_UNREACHABLE("qlik.service_unreachable", "Windows service unreachable"),
    /** A Qlik node that used to send and no longer does. */
    NODE_SILENT("qlik.node_silent", "Qlik Sense node silent");

    private final String reference;
    private final String eventText;

    FoundTrigger(String reference, String eventText) {
        this.reference = reference;
        this.eventText = eventText;
    }

    /** The trigger type's reference, such as {@code qlik.service_stopped}. */
    public String reference() {
        return reference;
    }

    /** What the payload's field {@code event} says, such as {@code Windows service monitor}. */
    public String eventText() {
        return eventText;
    }
}
