// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.event.FoundTrigger;
import dev.footman.contract.event.QlikTrigger;
import java.util.List;
import java.util.Map;

/** A kind of alert that has a section of its own in {@code Butler.webhookNotification}; the last three are Footman's own. */
public enum Alert {
    RELOAD_TASK_FAILURE("reloadTaskFailure", "{{ trigger.taskId }}", QlikTrigger.RELOAD_FAILED.reference()),
    RELOAD_TASK_ABORTED("reloadTaskAborted", "{{ trigger.taskId }}", QlikTrigger.RELOAD_ABORTED.reference()),
    SERVICE_MONITOR(
            "serviceMonitor",
            "{{ trigger.host }}|{{ trigger.serviceName }}",
            FoundTrigger.SERVICE_STOPPED.reference(),
            FoundTrigger.SERVICE_STARTED.reference(),
            FoundTrigger.SERVICE_UNREACHABLE.reference()),
    LICENSE_MONITOR("qlikSenseServerLicenseMonitor", ""),
    LICENSE_EXPIRY("qlikSenseServerLicenseExpiryAlert", ""),
    RELOAD_TASK_SUCCESS("reloadTaskSuccess", "{{ trigger.taskId }}", QlikTrigger.RELOAD_SUCCEEDED.reference()),
    RELOAD_TASK_RECOVERED("reloadTaskRecovered", "{{ trigger.taskId }}", FoundTrigger.RELOAD_RECOVERED.reference()),
    NODE_SILENT("nodeSilent", "{{ trigger.hostName }}", FoundTrigger.NODE_SILENT.reference());

    private final String section;
    private final String limitKey;

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
    private final List<String> triggers;

    Alert(String section, String limitKey, String... triggers) {
        this.section = section;
        this.limitKey = limitKey;
        this.triggers = List.of(triggers);
    }

    /** The section's key. */
    public String section() {
        return section;
    }

    /** What the section's rate limit counts by, as a template. */
    String limitKey() {
        return limitKey;
    }

    /** The trigger types that the section's webhooks tell; none where Footman does not find any yet. */
    List<String> triggers() {
        return triggers;
    }

    /**
     * What the rule of a webhook for {@code trigger} is called: by section and place, and where a section tells several
     * triggers by what each says, as in {@code serviceMonitor-1-stopped}.
     */
    String ruleName(int place, String trigger) {
        String name = section + "-" + place;
        return triggers.size() == 1
                ? name
                : name + trigger.substring(trigger.lastIndexOf('_')).replace('_', '-');
    }

    /** What is added to the parameters of the section's rules: Butler's service queries have their names in lower case. */
    Map<String, String> queryStyle() {
        return this == SERVICE_MONITOR ? Map.of("queryNames", "lower") : Map.of();
    }
}
