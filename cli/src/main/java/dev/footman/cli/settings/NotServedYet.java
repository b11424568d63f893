// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import dev.footman.dispatcher.DispatcherSettings.Egress;
import dev.footman.ingest.butler.Alert;
import dev.footman.ingest.butler.ButlerWebhook;
import dev.footman.ingest.butler.WebhookNotification;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is set and has no effect in this version: silence about that would be a promise. */
final class NotServedYet {
    private static final Set<Alert> SERVED = Set.of(Alert.RELOAD_TASK_FAILURE, Alert.RELOAD_TASK_ABORTED);

    /** Told of where the section is read, with a reason of their own. */
    private static final Set<Alert> TOLD_ELSEWHERE = Set.of(Alert.LICENSE_MONITOR, Alert.LICENSE_EXPIRY);

    private NotServedYet() {}

    /** One warning that names all of it; none where everything that is set is served. */
    static List<String> warnings(FootmanSettings settings) {
        List<String> names = new ArrayList<>();
        Egress egress = settings.dispatcher().egress();
        addIf(names, !egress.allow().isEmpty() || !egress.deny().isEmpty(), "footman.dispatcher.egress");
        addIf(names, settings.dispatcher().localShellCmd(), "footman.dispatcher.runners.localShellCmd");
        addIf(names, !settings.packs().isEmpty(), "footman.packs");
        addIf(names, !settings.auth().htpasswd().isEmpty(), "footman.auth.htpasswd");
        addIf(names, settings.serviceMonitor().enable(), "serviceMonitor.enable");
        settings.webhooks().alerts().forEach((alert, section) -> {
            boolean isServed = SERVED.contains(alert) || TOLD_ELSEWHERE.contains(alert);
            addIf(
                    names,
                    !isServed && !section.webhooks().isEmpty(),
                    "Butler.webhookNotification." + alert.section() + ".webhooks");
        });
        addIf(
                names,
                served(settings.webhooks()).anyMatch(webhook -> webhook.cert().enable()),
                "cert of webhooks");
        return names.isEmpty() ? List.of() : List.of("no effect in this version: " + String.join(", ", names));
    }

    private static Stream<ButlerWebhook> served(WebhookNotification webhooks) {
        return webhooks.alerts().entrySet().stream()
                .filter(section -> SERVED.contains(section.getKey()))
                .flatMap(section -> section.getValue().webhooks().stream());
    }

    private static void addIf(List<String> names, boolean isSet, String name) {
        if (isSet) {
            names.add(name);
        }
    }
}
