// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

/** A kind of alert that has a section of its own in {@code Butler.webhookNotification}; the last three are Footman's own. */
public enum Alert {
    RELOAD_TASK_FAILURE("reloadTaskFailure"),
    RELOAD_TASK_ABORTED("reloadTaskAborted"),
    SERVICE_MONITOR("serviceMonitor"),
    LICENSE_MONITOR("qlikSenseServerLicenseMonitor"),
    LICENSE_EXPIRY("qlikSenseServerLicenseExpiryAlert"),
    RELOAD_TASK_SUCCESS("reloadTaskSuccess"),
    RELOAD_TASK_RECOVERED("reloadTaskRecovered"),
    NODE_SILENT("nodeSilent");

    private final String section;

    Alert(String section) {
        this.section = section;
    }

    /** The section's key. */
    public String section() {
        return section;
    }
}
