// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.footman.contract.rule.Retry;
import dev.footman.contract.rule.Rule;
import dev.footman.contract.rule.Terms;
import dev.footman.contract.rule.Trigger;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealBrokenException;
import dev.footman.contract.secret.SealPlace;
import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.Secret;
import dev.footman.ingest.butler.WebhookNotification.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ButlerRulesTest {
    private static final ButlerWebhook PLAIN =
            new ButlerWebhook("Tells the operators", "http://h/a?b=c", "PUT", Cert.NONE, Additions.NONE);
    private static final ButlerWebhook VERIFIED = new ButlerWebhook(
            "", "https://h/", "GET", new Cert(true, true, "ca.pem", false, "me.pem", "me.key"), Additions.NONE);
    private static final ButlerWebhook SECRETIVE = new ButlerWebhook(
            "",
            "https://h/",
            "POST",
            Cert.NONE,
            new Additions(
                    Map.of("Authorization", new Secret("Bearer s3cret")),
                    List.of(new Secret("whsec_czNjcmV0")),
                    Optional.of(Duration.ofSeconds(3)),
                    Optional.of(new Secret("http://u:s3cret@proxy:3128")),
                    Map.of("trigger.taskName", Map.of("type", "equals", "pattern", "Nightly")),
                    true,
                    new Terms(new Retry(List.of(Duration.ofSeconds(1)), 0.5), true, true)));
    private static final Seal SEAL = Seal.of("an installation's key of 32 characters");

    @Test
    void eachWebhookBecomesARule() {
        // given
        WebhookNotification notification = new WebhookNotification(
                true, true, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(0.5, List.of(PLAIN))));

        // when
        List<Rule> rules = rules(notification);

        // then
        assertThat(rules)
                .containsExactly(new Rule(
                        "butler",
                        "reloadTaskFailure-1",
                        "Tells the operators",
                        true,
                        new Trigger("qlik.reload_failed", Map.of()),
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
        List<Rule> rules = rules(notification);

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
        Rule rule = rules(notification).getFirst();

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
        Rule rule = rules(notification).getFirst();

        // then
        assertThat(rule.action().parameters())
                .containsEntry(
                        "cert",
                        Map.of(
                                "rejectUnauthorized", true,
                                "certCA", "ca.pem",
                                "keepPublicRoots", false,
                                "clientCert", "me.pem",
                                "clientKey", "me.key"));
    }

    @Test
    void aServiceWebhookTellsStopsStartsAndWhatIsOutOfReachEachWithALimitOfItsOwn() {
        // given
        WebhookNotification notification =
                new WebhookNotification(true, false, Map.of(Alert.SERVICE_MONITOR, new Webhooks(300, List.of(PLAIN))));

        // when
        List<Rule> rules = rules(notification);

        // then
        assertThat(rules)
                .extracting(Rule::ref, rule -> rule.trigger().type(), Rule::enabled)
                .containsExactly(
                        tuple("butler.serviceMonitor-1-stopped", "qlik.service_stopped", true),
                        tuple("butler.serviceMonitor-1-started", "qlik.service_started", true),
                        tuple("butler.serviceMonitor-1-unreachable", "qlik.service_unreachable", true));
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.rateLimit())
                        .isEqualTo(new Rule.RateLimit("{{ trigger.host }}|{{ trigger.serviceName }}", 300)));
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.action().parameters()).containsEntry("queryNames", "lower"));
    }

    @Test
    void serviceWebhooksAreCalledUnlessTheirOwnSwitchIsOff() {
        // given
        WebhookNotification notification =
                new WebhookNotification(true, true, Map.of(Alert.SERVICE_MONITOR, new Webhooks(300, List.of(PLAIN))));

        // when
        List<Rule> rules = ButlerRules.of(notification, false, Optional.of(SEAL));

        // then
        assertThat(rules).isNotEmpty().noneMatch(Rule::enabled);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # alert,               its rule
            LICENSE_MONITOR,       ''
            LICENSE_EXPIRY,        ''
            RELOAD_TASK_SUCCESS,   butler.reloadTaskSuccess-1 on qlik.reload_succeeded by {{ trigger.taskId }}
            RELOAD_TASK_RECOVERED, butler.reloadTaskRecovered-1 on qlik.reload_recovered by {{ trigger.taskId }}
            NODE_SILENT,           butler.nodeSilent-1 on qlik.node_silent by {{ trigger.hostName }}
            """)
    void theOtherSectionsMakeRulesOf(Alert alert, String rule) {
        // given
        WebhookNotification notification =
                new WebhookNotification(true, true, Map.of(alert, new Webhooks(300, List.of(PLAIN))));

        // when
        List<Rule> rules = rules(notification);

        // then
        assertThat(rules.stream()
                        .map(it -> it.ref() + " on " + it.trigger().type() + " by "
                                + Objects.requireNonNull(it.rateLimit()).key()))
                .isEqualTo(Stream.of(rule).filter(text -> !text.isEmpty()).toList());
    }

    @Test
    void whatIsSecretIsSealedForItsRuleAndTheRestIsReadable() throws SealBrokenException {
        // given
        WebhookNotification notification = new WebhookNotification(
                true, true, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(300, List.of(SECRETIVE))));

        // when
        Rule rule = rules(notification).getFirst();

        // then
        Map<?, ?> headers =
                (Map<?, ?>) Objects.requireNonNull(rule.action().parameters().get("headers"));
        assertThat(rule.toString()).doesNotContain("s3cret").doesNotContain("whsec_");
        assertThat(SEAL.open(
                        String.valueOf(headers.get("Authorization")), SealPlace.header(rule.ref(), "Authorization")))
                .isEqualTo("Bearer s3cret");
        assertThat(rule.criteria()).containsOnlyKeys("trigger.taskName");
        assertThat(rule.action().parameters()).containsEntry("timeout", "PT3S");
    }

    @Test
    void withoutASealASecretIsRefusedWithWhatToDo() {
        // given
        WebhookNotification notification = new WebhookNotification(
                true, true, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(300, List.of(SECRETIVE))));

        // when, then
        assertThatThrownBy(() -> ButlerRules.of(notification, true, Optional.empty()))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("butler.reloadTaskFailure-1")
                .hasMessageContaining("footman.encryption.key must be set")
                .hasMessageNotContaining("s3cret");
    }

    private static List<Rule> rules(WebhookNotification notification) {
        return ButlerRules.of(notification, true, Optional.of(SEAL));
    }
}
