// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

import java.time.Instant;
import java.util.HexFormat;

/** The trigger types of what the processor finds in what comes in and goes out, each with the text of its field {@code event}. */
public enum FoundTrigger {
    /** A reload that succeeded, of a task whose last one failed or was aborted. */
    RELOAD_RECOVERED("qlik.reload_recovered", "Qlik Sense reload recovered"),
    SERVICE_STOPPED("qlik.service_stopped", "Windows service monitor"),
    SERVICE_STARTED("qlik.service_started", "Windows service monitor"),
    /** A Windows host that does not answer, or a service that is not there. */
    SERVICE_UNREACHABLE("qlik.service_unreachable", "Windows service unreachable"),
    /** A Qlik node that used to send and no longer does. */
    NODE_SILENT("qlik.node_silent", "Qlik Sense node silent"),
    /** A destination whose last calls failed. */
    DESTINATION_FAILING("footman.destination_failing", "Footman destination failing"),
    /** A destination that was failing and has answered well again. */
    DESTINATION_RECOVERED("footman.destination_recovered", "Footman destination recovered"),
    /** A destination to which nothing is sent until somebody resumes it. */
    DESTINATION_PAUSED("footman.destination_paused", "Footman destination paused"),
    /** A delivery that was given up. */
    DELIVERY_DEAD("footman.delivery_dead", "Footman delivery dead");

    private static final int ID_BYTES = 8;

    private final String reference;
    private final String eventText;

    FoundTrigger(String reference, String eventText) {
        this.reference = reference;
        this.eventText = eventText;
    }

    /** The id of an event that is found at {@code at}, always the same; {@code parts} are what it follows from. */
    public static String idAt(Instant at, String... parts) {
        return HexFormat.of().toHexDigits((int) at.getEpochSecond()) + DerivedId.of(ID_BYTES, parts);
    }

    /** Whether {@code trigger} tells how Footman itself is doing: what comes of such events is told by no others. */
    public static boolean isOwn(String trigger) {
        return trigger.startsWith("footman.");
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
