// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.footman.contract.rule.Rule;
import dev.footman.ingest.butler.ButlerWebhook.Cert;
import dev.footman.ingest.butler.WebhookNotification.Webhooks;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ButlerRulesTest {
    private static final ButlerWebhook PLAIN =
            new ButlerWebhook("Tells the operators", "http://h/a?b=c", "PUT", new Cert(false, true, "ca.pem"));
    private static final ButlerWebhook VERIFIED =
            new ButlerWebhook("", "https://h/", "GET", new Cert(true, true, "ca.pem"));

    @Test
    void eachWebhookBecomesARule() {
        // given
        WebhookNotification notification = new WebhookNotification(
                true, true, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(0.5, List.of(PLAIN))));

        // when
        List<Rule> rules = ButlerRules.of(notification);

        // then
        assertThat(rules)
                .containsExactly(new Rule(
                        "butler",
                        "reloadTaskFailure-1",
                        "Tells the operators",
                        true,
                        new Rule.Trigger("qlik.reload_failed", Map.of()),
                        Map.of(),
                        new Rule.Action("butler.webhook", Map.of("url", "http://h/a?b=c", "method", "PUT")),
                        new Rule.RateLimit("{{ trigger.taskId }}", 0.5)));
    }

    @Test
    void rulesAreNamedBySectionAndPlaceAlsoWhereWebhooksAreAlike() {
        // given
        WebhookNotification notification = new WebhookNotification(
                true,
                true,
                Map.of(
                        Alert.RELOAD_TASK_ABORTED, new Webhooks(300, List.of(PLAIN)),
                        Alert.RELOAD_TASK_FAILURE, new Webhooks(300, List.of(PLAIN, PLAIN))));

        // when
        List<Rule> rules = ButlerRules.of(notification);

        // then
        assertThat(rules)
                .extracting(Rule::ref, rule -> rule.trigger().type())
                .containsExactly(
                        tuple("butler.reloadTaskFailure-1", "qlik.reload_failed"),
                        tuple("butler.reloadTaskFailure-2", "qlik.reload_failed"),
                        tuple("butler.reloadTaskAborted-1", "qlik.reload_aborted"));
    }

    @Test
    void theMasterSwitchDisablesAndARateLimitOfZeroIsNone() {
        // given
        WebhookNotification notification = new WebhookNotification(
                true, false, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(0, List.of(PLAIN))));

        // when
        Rule rule = ButlerRules.of(notification).getFirst();

        // then
        assertThat(rule.enabled()).isFalse();
        assertThat(rule.rateLimit()).isNull();
    }

    @Test
    void aCertificateIsHandedOnWhereItIsEnabled() {
        // given
        WebhookNotification notification = new WebhookNotification(
                true, true, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(300, List.of(VERIFIED))));

        // when
        Rule rule = ButlerRules.of(notification).getFirst();

        // then
        assertThat(rule.action().parameters())
                .containsEntry("cert", Map.of("enable", true, "rejectUnauthorized", true, "certCA", "ca.pem"));
    }

    @Test
    void otherSectionsMakeNoRulesYet() {
        // given
        WebhookNotification notification =
                new WebhookNotification(true, true, Map.of(Alert.SERVICE_MONITOR, new Webhooks(300, List.of(PLAIN))));

        // when
        List<Rule> rules = ButlerRules.of(notification);

        // then
        assertThat(rules).isEmpty();
    }
}
