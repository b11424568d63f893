// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import dev.footman.contract.settings.Section;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code Butler.webhookNotification}: which webhooks are called for which alert.
 *
 * @param isGiven whether the config has the section at all; a node without it leaves the rules of the others alone
 * @param enable gates all but the service webhooks, as in Butler; default false
 * @param alerts what each section says; one that is not in the config is not in the map
 */
public record WebhookNotification(boolean isGiven, boolean enable, Map<Alert, Webhooks> alerts) {
    /** Some thirty years, for those who write nines to mean once and never again. */
    private static final double LONGEST_SECONDS = 1e9;

    private static final double DEFAULT_SECONDS = 300;

    public WebhookNotification {
        Map<Alert, Webhooks> sorted = new EnumMap<>(Alert.class);
        sorted.putAll(alerts);
        alerts = Collections.unmodifiableMap(sorted);
    }

    /**
     * One section.
     *
     * @param rateLimit seconds from one call for a key to the next, fractions allowed; 0 to 1000000000, default 300; 0: no limit
     * @param webhooks  default none; null is none
     */
    public record Webhooks(double rateLimit, List<ButlerWebhook> webhooks) {
        public Webhooks {
            webhooks = List.copyOf(webhooks);
        }

        private static Webhooks read(Section section) {
            return new Webhooks(
                    section.number("rateLimit", DEFAULT_SECONDS, 0, LONGEST_SECONDS),
                    section.sections("webhooks").stream()
                            .map(ButlerWebhook::read)
                            .toList());
        }
    }

    public static WebhookNotification read(Section root) {
        Section section = root.section("Butler.webhookNotification").withDefaultsHidden();
        Map<Alert, Webhooks> alerts = new EnumMap<>(Alert.class);
        for (Alert alert : Alert.values()) {
            if (section.has(alert.section())) {
                alerts.put(alert, Webhooks.read(section.section(alert.section())));
            }
        }
        boolean isGiven = root.section("Butler").has("webhookNotification");
        WebhookNotification read = new WebhookNotification(isGiven, section.bool("enable", false), alerts);
        read.warnOfLicences(section);
        return read;
    }

    private void warnOfLicences(Section section) {
        List<String> licences = Stream.of(Alert.LICENSE_MONITOR, Alert.LICENSE_EXPIRY)
                .filter(alert -> alerts.containsKey(alert)
                        && !alerts.get(alert).webhooks().isEmpty())
                .map(alert -> section.full(alert.section()))
                .toList();
        if (!licences.isEmpty()) {
            section.warn("not called yet: the webhooks of %s; Footman does not poll Qlik's licences yet"
                    .formatted(String.join(", ", licences)));
        }
    }
}
