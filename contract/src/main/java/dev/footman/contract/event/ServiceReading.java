// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.event;

import java.util.List;
import java.util.Locale;

/**
 * What a look at a Windows service said, as an event of trigger {@link #TRIGGER} carries it. The processor finds from it
 * what has changed. What is not known is empty text.
 *
 * @param serviceName Windows' name of the service; empty where the whole host could not be read
 * @param state       as Windows says it, such as {@code RUNNING} or {@code STOP_PENDING}
 * @param startType   {@code Automatic}, {@code Manual} or {@code Disabled}
 * @param problem     why the service or the host could not be read; empty where it could
 */
public record ServiceReading(
        String host, String serviceName, String state, String displayName, String startType, String problem) {
    /** The trigger type of a reading. */
    public static final String TRIGGER = "qlik.service_reading";

    /** The payload's fields, {@code event} first. */
    public static final List<String> FIELDS = List.of(
            "event", "host", "serviceName", "state", "displayName", "friendlyName", "startType", "exePath", "problem");

    public static ServiceReading of(Event event) {
        return new ServiceReading(
                event.text("host"),
                event.text("serviceName"),
                event.text("state"),
                event.text("displayName"),
                event.text("startType"),
                event.text("problem"));
    }

    /** What orders readings of one service, and tells services apart: Windows' names know no case. */
    public static String key(String host, String serviceName) {
        return host.toLowerCase(Locale.ROOT) + "/" + serviceName.toLowerCase(Locale.ROOT);
    }

    public String key() {
        return key(host, serviceName);
    }
}
