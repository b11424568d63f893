// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.rule.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the webhooks of Butler's config into rules, one for each webhook. */
public final class ButlerRules {
    /** The pack that the rules are in. */
    public static final String PACK = "butler";

    /** The action that every one of them does. */
    public static final String ACTION = "butler.webhook";

    private ButlerRules() {}

    /** The rules, section by section and in each in the order of the config. */
    public static List<Rule> of(WebhookNotification notification) {
        List<Rule> rules = new ArrayList<>();
        addRules(rules, notification, Alert.RELOAD_TASK_FAILURE, "qlik.reload_failed");
        addRules(rules, notification, Alert.RELOAD_TASK_ABORTED, "qlik.reload_aborted");
        return List.copyOf(rules);
    }

    private static void addRules(List<Rule> rules, WebhookNotification notification, Alert alert, String trigger) {
        WebhookNotification.Webhooks section = notification.alerts().get(alert);
        if (section == null) {
            return;
        }
        for (int place = 1; place <= section.webhooks().size(); place++) {
            ButlerWebhook webhook = section.webhooks().get(place - 1);
            rules.add(new Rule(
                    PACK,
                    alert.section() + "-" + place,
                    webhook.description(),
                    notification.enable(),
                    new Rule.Trigger(trigger, Map.of()),
                    Map.of(),
                    new Rule.Action(ACTION, parameters(webhook)),
                    limit(section.rateLimit())));
        }
    }

    private static Rule.@Nullable RateLimit limit(double seconds) {
        return seconds == 0 ? null : new Rule.RateLimit("{{ trigger.taskId }}", seconds);
    }

    private static Map<String, @Nullable Object> parameters(ButlerWebhook webhook) {
        Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
        parameters.put("url", webhook.url());
        parameters.put("method", webhook.method());
        ButlerWebhook.Cert cert = webhook.cert();
        if (cert.enable()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("enable", true);
            map.put("rejectUnauthorized", cert.rejectUnauthorized());
            map.put("certCA", cert.certCA());
            parameters.put("cert", map);
        }
        return parameters;
    }
}
