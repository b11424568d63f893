// SPDX-License-Identifier: Apache-2.0
package dev.footman.cli.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footman.contract.settings.InvalidSettingsException;
import dev.footman.contract.settings.SettingsFile;
import dev.footman.ingest.butler.Alert;
import dev.footman.ingest.butler.ButlerRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckedSettingsTest {
    private static final String BUTLER = """
            ---
            Butler:
              logLevel: info
              emailNotification: {enable: true, secret: '${NOT_SET}'}
              # Settings for notifications and messages sent using outgoing webhooks
              webhookNotification:
                enable: true
                reloadTaskFailure:
                  rateLimit: 300
                  webhooks:
                    - description: 'This outgoing webhook is used to...'
                      webhookURL: http://host.my.domain:8080/some/path?key=hunter2
                      httpMethod: POST
                      cert:
                        enable: false
                        rejectUnauthorized: true
                        certCA: /path/to/ca-certificate.pem
                reloadTaskAborted: {rateLimit: 300, webhooks: }
                serviceMonitor: {rateLimit: 300, webhooks: }
                qlikSenseServerLicenseMonitor: {rateLimit: 300, webhooks: }
                qlikSenseServerLicenseExpiryAlert: {rateLimit: 300, webhooks: }
              serviceMonitor:
                enable: false
                frequency: every 30 seconds
                monitor:
                alertDestination: {influxDb: {enable: true}, webhook: {enable: true}}
              udpServerConfig:
                enable: true
                serverHost: 10.11.12.13
                portTaskFailure: 9998
                maxMessageSize: 65507
                enableSourceValidation: false
                allowedSources: []
                messageQueue: {maxConcurrent: 10, maxSize: 200, backpressureThreshold: 80}
                rateLimit: {enable: false, maxMessagesPerMinute: 600}
                deduplication: {enable: true, ttlMinutes: 10}
                queueMetrics: {influxdb: {enable: false, writeFrequency: 20000, measurementName: butler_udp_queue, tags: []}}
              restServerConfig: {enable: true}
            """;

    private static CheckedSettings read(String yaml, String... assignments) {
        return CheckedSettings.read(
                List.of(new SettingsFile("footman.yaml", yaml)), List.of(assignments), Map.of("A", "["));
    }

    @Test
    void nothingSetMeansTheDefaults() {
        CheckedSettings read = read("");

        assertThat(read.warnings()).isEmpty();
        assertThat(read.settings().packs()).isEmpty();
        assertThat(read.inForce()).contains("footman.ingest.http.port=8080").doesNotContain("Butler", "\n");
    }

    @Test
    void butlersOwnFileIsTakenUnchanged() {
        CheckedSettings read = read(BUTLER);

        assertThat(read.settings().udp().host()).isEqualTo("10.11.12.13");
        assertThat(read.settings().webhooks().alerts()).hasSize(5).containsKey(Alert.LICENSE_EXPIRY);
        assertThat(ButlerRules.of(read.settings().webhooks(), true, Optional.empty()))
                .hasSize(1);
        assertThat(read.inForce())
                .contains("reloadTaskFailure.webhooks[0].httpMethod=POST")
                .doesNotContain("hunter2");
        assertThat(read.warnings())
                .containsExactly(
                        "no effect: Butler.udpServerConfig.messageQueue, Butler.udpServerConfig.rateLimit,"
                                + " Butler.udpServerConfig.maxMessageSize; Footman does not drop alerts to protect itself",
                        "not served and ignored: Butler.logLevel, Butler.emailNotification, Butler.restServerConfig,"
                                + " Butler.udpServerConfig.queueMetrics");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            footman.packs=[no-such-folder]       | footman.packs must be a list of folders, but holds 'no-such-folder'
            footman.management.prot=1            | footman.management.prot is not a setting; did you mean footman.management.port?
            footman.auht={}                      | footman.auht is not a setting; did you mean footman.auth?
            Butler.webhookNotification.enabled=1 | Butler.webhookNotification.enabled is not a setting; did you mean Butler.webhookNotification.enable?
            Butler.udpServerConfig.queueMetric=1 | Butler.udpServerConfig.queueMetric is not a setting; did you mean Butler.udpServerConfig.queueMetrics?
            butler={}                            | butler is not a setting; did you mean Butler?
            """)
    void everyFaultSaysWhatToWriteInstead(String assignment, String fault) {
        assertThatThrownBy(() -> read(BUTLER, assignment))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessage("--set: " + fault);
    }

    @Test
    void aBrokenConfigIsAnsweredWithFaultsOnly() {
        Random random = new Random(20_260_102);
        for (int i = 0; i < 1_000; i++) {
            StringBuilder text = new StringBuilder(BUTLER);
            for (int change = 0; change < 4; change++) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(4)),
                        random("[]{}:-'\"&*\n\t ,#|${A}~0\u0000é", random));
            }
            assertThat(faults(text.toString()))
                    .as(text.toString())
                    .allSatisfy(line -> assertThat(line).isNotBlank());
        }
    }

    private static String random(String letters, Random random) {
        int at = random.nextInt(letters.length());
        return letters.substring(at, Math.min(letters.length(), at + 1 + random.nextInt(2)));
    }

    private static List<String> faults(String yaml) {
        try {
            return read(yaml).warnings();
        } catch (InvalidSettingsException e) {
            return e.getMessage().lines().toList();
        }
    }
}
