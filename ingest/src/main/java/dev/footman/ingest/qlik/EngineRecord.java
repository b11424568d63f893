// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;

/**
 * Reads the engine's layout: type, host, app id, session id, user directory, user id, date, level, message. With more
 * parts than these, user id and message hold the surplus.
 */
final class EngineRecord {
    private static final int FIELDS = 9;
    private static final int USER_ID = 5;
    private static final int DATE = 6;

    private EngineRecord() {}

    static Result read(DatagramType type, Parts parts) {
        if (parts.count() < FIELDS) {
            return parts.notTheFields("9");
        }
        int date = datePart(parts);
        QlikTrigger trigger = type.trigger(true);
        String[] values = {
            trigger.eventText(),
            parts.field(1),
            parts.field(2),
            parts.field(3),
            parts.field(4),
            parts.field(USER_ID, date - 1),
            parts.field(date),
            parts.field(date + 1),
            parts.field(date + 2, parts.count() - 1)
        };
        return Layout.ENGINE.result(trigger, values, DatagramText.MEND);
    }

    /** The leftmost part that looks like a date; where none does, or there is no choice, the date's own place. */
    private static int datePart(Parts parts) {
        int rightmost = parts.count() - 3;
        for (int part = DATE; part <= rightmost; part++) {
            if (parts.isDate(part)) {
                return part;
            }
        }
        return DATE;
    }
}
