// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.qlik;

import dev.footman.contract.event.QlikTrigger;
import dev.footman.contract.event.ServiceReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sets of fields in which Qlik Sense and its services tell events, in the order in which they go out.
 *
 * <p>Source: Butler's outgoing webhooks for the tasks' order; the engine's is that of its datagrams.
 */
enum Layout {
    TASK(List.of(
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
    ENGINE(List.of(
            "event",
            "hostName",
            "appId",
            "sessionId",
            "userDirectory",
            "userId",
            "logTimeStamp",
            "logLevel",
            "logMessage")),
    READING(ServiceReading.FIELDS);

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> fields;

    private final int taskIdAt;
    private final int appIdAt;

    Layout(List<String> fields) {
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
            case SERVICE_READING -> READING;
        };
    }

    /** What orders an event of this layout on its topic. */
    String key(Map<String, String> payload) {
        return switch (this) {
            case TASK -> payload.getOrDefault("taskId", "");
            case ENGINE -> payload.getOrDefault("appId", "");
            case READING ->
                ServiceReading.key(payload.getOrDefault("host", ""), payload.getOrDefault("serviceName", ""));
        };
    }

    List<String> fields() {
        return fields;
    }

    /**
     * The event that these values make, if its ids and names are such.
     *
     * @param values one for each field; the caller lets go of them
     * @param mend   what to do about an id that is none
     */
    Result result(QlikTrigger trigger, String[] values, String mend) {
        if (taskIdAt >= 0 && !FieldText.isGuidOrEmpty(values[taskIdAt])) {
            return noId(Reason.TASK_ID, "taskId", values[taskIdAt], mend);
        }
        if (appIdAt >= 0 && !FieldText.isGuidOrEmpty(values[appIdAt])) {
            return noId(Reason.APP_ID, "appId", values[appIdAt], mend);
        }
        Payload payload = new Payload(fields, values);
        Optional<String> problem = this == READING ? ReadingFields.problem(payload) : Optional.empty();
        return problem.<Result>map(detail -> new Result.Rejected(Reason.READING, detail + "; " + mend))
                .orElseGet(() -> new Result.Read(new QlikEvent(trigger, payload)));
    }

    private static Result noId(Reason reason, String field, String was, String mend) {
        return new Result.Rejected(
                reason,
                field + " must be a GUID such as 210832b5-6174-4572-bd19-3e61eda675ef, or empty, but was "
                        + FieldText.shown(was) + "; " + mend);
    }
}
