// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;
import java.util.List;

/**
 * The two sets of fields in which Qlik Sense tells events, in the order in which they go out.
 *
 * <p>Source: Butler's outgoing webhooks for the tasks' order; the engine's is that of its datagrams.
 */
enum Layout {
    TASK(
            "taskId",
            List.of(
                    "event",
                    "hostName",
                    "user",
                    "taskName",
                    "taskId",
                    "appName",
                    "appId",
                    "logTimeStamp",
                    "logLevel",
                    "executionId",
                    "logMessage")),
    ENGINE(
            "appId",
            List.of(
                    "event",
                    "hostName",
                    "appId",
                    "sessionId",
                    "userDirectory",
                    "userId",
                    "logTimeStamp",
                    "logLevel",
                    "logMessage"));

    private final String keyField;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> fields;

    private final int taskIdAt;
    private final int appIdAt;

    Layout(String keyField, List<String> fields) {
        this.keyField = keyField;
        this.fields = fields;
        this.taskIdAt = fields.indexOf("taskId");
        this.appIdAt = fields.indexOf("appId");
    }

    static Layout of(QlikTrigger trigger) {
        return switch (trigger) {
            case RELOAD_FAILED,
                    RELOAD_ABORTED,
                    RELOAD_SUCCEEDED,
                    TASK_FAILED,
                    TASK_ABORTED,
                    TASK_SUCCEEDED,
                    DISTRIBUTE_FINISHED -> TASK;
            case ENGINE_RELOAD_FAILED -> ENGINE;
        };
    }

    String keyField() {
        return keyField;
    }

    List<String> fields() {
        return fields;
    }

    /**
     * The event that these values make, if its ids are such.
     *
     * @param values one for each field; the caller lets go of them
     * @param mend   what to do about an id that is none
     */
    Result result(QlikTrigger trigger, String[] values, String mend) {
        if (taskIdAt >= 0 && !FieldText.isGuidOrEmpty(values[taskIdAt])) {
            return noId(Reason.TASK_ID, "taskId", values[taskIdAt], mend);
        }
        if (!FieldText.isGuidOrEmpty(values[appIdAt])) {
            return noId(Reason.APP_ID, "appId", values[appIdAt], mend);
        }
        return new Result.Read(new QlikEvent(trigger, new Payload(fields, values)));
    }

    private static Result noId(Reason reason, String field, String was, String mend) {
        return new Result.Rejected(
                reason,
                field + " must be a GUID such as 210832b5-6174-4572-bd19-3e61eda675ef, or empty, but was "
                        + FieldText.shown(was) + "; " + mend);
    }
}
