// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;

/**
 * Reads the layout of the scheduler's four appenders: type, host, task name, app name, user, task id, app id, date,
 * level, execution id, message. With more parts than these, names and message hold the surplus.
 */
final class TaskRecord {
    private static final int FIELDS = 11;
    private static final int FIRST_NAME = 2;

    private TaskRecord() {}

    static Result read(DatagramType type, Parts parts) {
        if (parts.count() < FIELDS) {
            return parts.notTheFields("11");
        }
        int date = TaskAnchor.datePart(parts);
        if (date == TaskAnchor.NONE) {
            return parts.notTheFields("11, or more with a task id, an app id and a date in a row among them");
        }
        int user = TaskNames.userPart(parts, date - 3);
        int app = TaskNames.appPart(parts, user - 1);
        String appName = parts.field(app, user - 1);
        String appId = parts.field(date - 1);
        QlikTrigger trigger = type.trigger(!appName.isEmpty() || !appId.isEmpty());
        String[] values = {
            trigger.eventText(),
            parts.field(1),
            user(type, parts.field(user, date - 3)),
            parts.field(FIRST_NAME, app - 1),
            parts.field(date - 2),
            appName,
            appId,
            parts.field(date),
            parts.field(date + 1),
            parts.field(date + 2),
            parts.field(date + 3, parts.count() - 1)
        };
        return Layout.TASK.result(trigger, values, DatagramText.MEND);
    }

    /** Failed events name their user with the backslash doubled; Butler, too, mends it there and nowhere else. */
    private static String user(DatagramType type, String user) {
        return type == DatagramType.FAILED ? user.replace("\\\\", "\\") : user;
    }
}
