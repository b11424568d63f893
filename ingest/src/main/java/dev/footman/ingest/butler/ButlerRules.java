// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.settings.InvalidSettingsException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the webhooks of Butler's config into rules: one for each webhook and each trigger that its section tells. */
public final class ButlerRules {
    /** The pack that the rules are in. */
    public static final String PACK = "butler";

    /** The action that every one of them does. */
    public static final String ACTION = "butler.webhook";

    private final WebhookNotification notification;
    private final boolean tellsServices;
    private final Optional<Seal> seal;

    private ButlerRules(WebhookNotification notification, boolean tellsServices, Optional<Seal> seal) {
        this.notification = notification;
        this.tellsServices = tellsServices;
        this.seal = seal;
    }

    /**
     * The rules, section by section and in each in the order of the config.
     *
     * @param tellsServices whether the webhooks of section {@code serviceMonitor} are called; Butler's master switch does
     *                      not count for them (contract, section 3)
     * @param seal          seals what is secret
     * @throws InvalidSettingsException if there is something secret and no seal; the message says how to mend it
     */
    public static List<Rule> of(WebhookNotification notification, boolean tellsServices, Optional<Seal> seal) {
        ButlerRules rules = new ButlerRules(notification, tellsServices, seal);
        return notification.alerts().keySet().stream().flatMap(rules::ofSection).toList();
    }

    private Stream<Rule> ofSection(Alert alert) {
        List<ButlerWebhook> webhooks = section(alert).webhooks();
        return IntStream.rangeClosed(1, webhooks.size())
                .boxed()
                .flatMap(place -> alert.triggers().stream()
                        .map(trigger -> rule(alert, alert.ruleName(place, trigger), trigger, webhooks.get(place - 1))));
    }

    private WebhookNotification.Webhooks section(Alert alert) {
        return notification.alerts().getOrDefault(alert, new WebhookNotification.Webhooks(0, List.of()));
    }

    private Rule rule(Alert alert, String name, String trigger, ButlerWebhook webhook) {
        String ref = PACK + "." + name;
        return new Rule(
                        PACK,
                        name,
                        webhook.description(),
                        alert == Alert.SERVICE_MONITOR ? tellsServices : notification.enable(),
                        new Trigger(trigger, Map.of()),
                        webhook.additions().where(),
                        new Rule.Action(ACTION, new WebhookParameters(ref, seal).of(alert, webhook)),
                        limit(alert, webhook))
                .with(webhook.additions().terms());
    }

    /** Without a limit the terms go by its key all the same. */
    private Rule.@Nullable RateLimit limit(Alert alert, ButlerWebhook webhook) {
        double seconds = section(alert).rateLimit();
        boolean isWanted = seconds > 0 || webhook.additions().terms().isByKey();
        boolean isSummed = webhook.additions().summary();
        return isWanted ? new Rule.RateLimit(alert.limitKey(), seconds, isSummed) : null;
    }
}
