// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.rule.Retry;
import dev.footman.contract.rule.Terms;
import dev.footman.contract.settings.Secret;
import dev.footman.ingest.Written;
import dev.footman.ingest.butler.WebhookNotification.Webhooks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookNotificationTest {
    private static Written notification(String lines) {
        return new Written("Butler:\n  webhookNotification:\n" + lines.indent(4));
    }

    @Test
    void nothingSetMeansTheDefaults() {
        WebhookNotification read = new Written("").read(WebhookNotification::read);

        assertThat(read).isEqualTo(new WebhookNotification(false, false, Map.of()));
    }

    @Test
    void anEntryMayLeaveOutWhatHasADefault() {
        // given
        Written least = notification("reloadTaskFailure: {webhooks: [{webhookURL: 'http://h/', httpMethod: GET}]}");

        // when
        WebhookNotification read = least.read(WebhookNotification::read);

        // then
        ButlerWebhook webhook = new ButlerWebhook("", "http://h/", "GET", Cert.NONE, Additions.NONE);
        assertThat(read)
                .isEqualTo(new WebhookNotification(
                        true, false, Map.of(Alert.RELOAD_TASK_FAILURE, new Webhooks(300, List.of(webhook)))));
    }

    @Test
    void everyNameCanBeSet() {
        // given
        Written all = notification("""
                enable: true
                reloadTaskAborted:
                  rateLimit: 0.5
                  webhooks:
                  - description: 'Tells the operators'
                    webhookURL: https://example.com/hook
                    httpMethod: ' put '
                    cert:
                      {enable: true, rejectUnauthorized: true, certCA: pom.xml, keepPublicRoots: true, clientCert: pom.xml, clientKey: pom.xml}
                    headers: {X-Api-Key: s3cret}
                    secret: whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz
                    timeout: 3s
                    proxy: http://u:p@proxy:3128
                    where: {trigger.taskName: {type: equals, pattern: Nightly}}
                    retry: {schedule: [1s, 2m], jitter: 0.1}
                    ordered: true
                    supersede: true
                    summary: true
                """);

        // when
        WebhookNotification read = all.read(WebhookNotification::read);

        // then
        ButlerWebhook webhook = new ButlerWebhook(
                "Tells the operators",
                "https://example.com/hook",
                "PUT",
                new Cert(true, true, "pom.xml", true, "pom.xml", "pom.xml"),
                new Additions(
                        Map.of("X-Api-Key", new Secret("s3cret")),
                        List.of(new Secret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz")),
                        Optional.of(Duration.ofSeconds(3)),
                        Optional.of(new Secret("http://u:p@proxy:3128")),
                        Map.of("trigger.taskName", Map.of("type", "equals", "pattern", "Nightly")),
                        true,
                        new Terms(new Retry(List.of(Duration.ofSeconds(1), Duration.ofMinutes(2)), 0.1), true, true)));
        assertThat(read)
                .isEqualTo(new WebhookNotification(
                        true, true, Map.of(Alert.RELOAD_TASK_ABORTED, new Webhooks(0.5, List.of(webhook)))));
    }

    @ParameterizedTest
    @EnumSource(Alert.class)
    void everyAlertHasASectionWhoseWebhooksMayBeNull(Alert alert) {
        WebhookNotification read =
                notification(alert.section() + ": {rateLimit: 5, webhooks: }").read(WebhookNotification::read);

        assertThat(read.alerts()).isEqualTo(Map.of(alert, new Webhooks(5, List.of())));
    }

    @ParameterizedTest
    @CsvSource({"false, true", "false, false"})
    void aCaFileOfACertThatIsNotEnabledNeedNotBeThere(boolean enable, boolean rejectUnauthorized) {
        String cert = "cert: {enable: %s, rejectUnauthorized: %s, certCA: /no/such/file}"
                .formatted(enable, rejectUnauthorized);

        assertThat(notification("reloadTaskFailure:\n  webhooks:\n  - webhookURL: http://h/\n    httpMethod: GET\n    "
                                + cert)
                        .faults(WebhookNotification::read))
                .isEmpty();
    }

    @Test
    void licenceWebhooksAreWarnedOfWhereThereAreSome() {
        // given
        Written licences = notification("""
                qlikSenseServerLicenseMonitor: {rateLimit: 300, webhooks: }
                qlikSenseServerLicenseExpiryAlert: {webhooks: [{webhookURL: 'http://h/', httpMethod: GET}]}
                """);

        // when
        List<String> warnings = licences.warnings(WebhookNotification::read);

        // then
        assertThat(warnings)
                .containsExactly(
                        "not called yet: the webhooks of Butler.webhookNotification.qlikSenseServerLicenseExpiryAlert;"
                                + " Footman does not poll Qlik's licences yet");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            webhookURL: ftp://h/        | webhookURL must be an http or https URL, such as https://example.com/hook, but is 'ftp://h/', which begins with neither http:// nor https://
            webhookURL: https://u:p@h/  | webhookURL must be an http or https URL, such as https://example.com/hook, but is 'https://***@h/', which holds a user or password before an @; leave it out
            webhookURL:                 | webhookURL is missing; it must be an http or https URL, such as https://example.com/hook
            webhookUrl: http://h/       | webhookUrl is not a setting; did you mean Butler.webhookNotification.reloadTaskFailure.webhooks[0].webhookURL?
            httpMethod: PATCH           | httpMethod must be one of GET, POST, PUT, but is 'PATCH'
            httpMethod:                 | httpMethod is missing; write one of GET, POST, PUT
            description: [a]            | description must be text, but is a list
            cert: {enable: true}        | cert.certCA is missing; with cert.enable it names the PEM file of the CA to trust
            cert: {enable: true, certCA: no.pem} | cert.certCA must be the path of a file that can be read, but is 'no.pem'
            cert: {enable: true, rejectUnauthorized: false, certCA: no.pem} | cert.certCA must be the path of a file that can be read, but is 'no.pem'
            cert: {enable: true, clientCert: pom.xml} | cert.clientKey is missing; it names the PEM file with the private key of clientCert
            cert: {enable: true, certCA: pom.xml, clientKey: pom.xml} | cert.clientCert is missing; it names the PEM file with the certificate of clientKey
            headers: {"X Y": a} | headers.X Y is no name of a header; write letters, digits and hyphens, such as X-Api-Key
            headers: {Webhook-Id: a} | headers.Webhook-Id is set by Footman itself; leave it out
            headers: {X-A: "a\\r\\nX-B: b"} | headers.X-A must be one line, but its value holds a line break or another control character; take it out (an environment variable may end with one)
            headers: [a] | headers must be names with single values, but holds a list
            secret: hunter-2 | secret must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but is no base64
            secret: whpk_PUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw= | secret must be a secret that signs, but is a public key (whpk_), which can only verify; give the secret key that it belongs to (whsk_), and the receiver this one
            secret: whsk_c2hvcnQ= | secret must be whsk_ and an ed25519 secret key in base64, of 32 bytes, or of 64 with the public key behind it, but has 5 bytes
            secret: [whsec_c2hvcnQ=] | secret must be whsec_ and 24 to 64 random bytes in base64, such as whsec_ and what 'openssl rand -base64 32' prints, but has 5 bytes
            where: {trigger.taskName: {type: equalz, pattern: a}} | where.trigger.taskName For field: trigger.taskName, operator equalz not in list of allowed operators: [contains, endswith, eq, equals, exists, greaterthan, gt, icontains, iendswith, ieq, iequals, in, incontains, inside, iregex, istartswith, lessthan, lt, matchregex, matchwildcard, ncontains, neq, nequals, nexists, nin, ninside, regex, search, startswith, td_gt, td_lt, timediff_gt, timediff_lt]
            where: {trigger.taskName: {type: regex, pattern: "("}} | where.trigger.taskName the regular expression '(' has a '(' that is not closed (at 1)
            timeout: 2h | timeout must be a duration from 1ms to 1h, such as 10s, but is '2h'
            proxy: socks5://h | proxy must be the URL of a proxy, such as http://proxy.example.com:3128, or empty for none, but does not begin with http:// and a host
            proxy: http://u:pw@h/path | proxy must be the URL of a proxy, such as http://proxy.example.com:3128, or empty for none, but goes on behind the port
            cert: {enabel: true}        | cert.enabel is not a setting; did you mean Butler.webhookNotification.reloadTaskFailure.webhooks[0].cert.enable?
            """)
    void everyFaultOfAnEntrySaysWhatToWriteInstead(String line, String fault) {
        // given
        String entry =
                "reloadTaskFailure:\n  webhooks:\n  - description: x\n    webhookURL: http://h/\n    httpMethod: GET\n";
        String key = line.substring(0, line.indexOf(':') + 1);
        String others = entry.lines()
                .map(other -> other.contains(key) ? other.replaceFirst("\\S+:.*", line) : other)
                .collect(java.util.stream.Collectors.joining("\n"));
        Written written = notification(others.contains(line) ? others : others + "\n    " + line);

        // when
        List<String> faults = written.faults(WebhookNotification::read);

        // then
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst())
                .matches("footman.yaml:\\d+: .*")
                .endsWith(": Butler.webhookNotification.reloadTaskFailure.webhooks[0]." + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enable: 1                         | enable must be true or false, but is '1'
            reloadTaskFailure: {rateLimit: -1} | reloadTaskFailure.rateLimit must be a number from 0 to 1000000000, such as 300, but is '-1'
            reloadTaskFailure: {webhooks: a}  | reloadTaskFailure.webhooks must be a list of groups of keys, but is a single value
            reloadTaskFailed: {}              | reloadTaskFailed is not a setting; did you mean Butler.webhookNotification.reloadTaskFailure?
            """)
    void everyFaultOfASectionSaysWhatToWriteInstead(String line, String fault) {
        assertThat(notification(line).faults(WebhookNotification::read))
                .containsExactly("footman.yaml:3: Butler.webhookNotification." + fault);
    }
}
