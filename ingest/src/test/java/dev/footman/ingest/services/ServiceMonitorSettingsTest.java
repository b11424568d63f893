// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.Written;
import dev.footman.ingest.services.ServiceMonitorSettings.Host;
import dev.footman.ingest.services.ServiceMonitorSettings.Service;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceMonitorSettingsTest {
    private static final String BUTLER = """
            Butler:
              serviceMonitor:
                enable: true
                frequency: every 5 seconds
                monitor:
                - host: qlik_1
                  services:
                  - {name: QlikSenseEngineService, friendlyName: Engine}
                  - {name: MSSQL$QLIK}
                alertDestination:
                  email: {enable: true}
                  webhook: {enable: false}
            """;

    @Test
    void nothingSetMeansTheDefaults() {
        ServiceMonitorSettings settings = new Written("").read(ServiceMonitorSettings::read);

        assertThat(settings).isEqualTo(new ServiceMonitorSettings(false, "every 30 seconds", true, List.of()));
    }

    @Test
    void whatButlerIsToldHolds() {
        ServiceMonitorSettings settings = new Written(BUTLER).read(ServiceMonitorSettings::read);

        assertThat(settings)
                .isEqualTo(new ServiceMonitorSettings(
                        true,
                        "every 5 seconds",
                        false,
                        List.of(new Host(
                                "qlik_1",
                                List.of(
                                        new Service("QlikSenseEngineService", "Engine"),
                                        new Service("MSSQL$QLIK", "MSSQL$QLIK"))))));
    }

    @Test
    void footmansOwnSettingsWinOverButlers() {
        // given
        Written both = new Written(BUTLER + """
                footman:
                  ingest:
                    serviceMonitor:
                      enable: false
                      frequency: every 1 minute
                      monitor: [{host: qlik2}]
                      alertDestination: {webhook: {enable: true}}
                """);

        // when
        ServiceMonitorSettings settings = both.read(ServiceMonitorSettings::read);

        // then
        assertThat(settings)
                .isEqualTo(new ServiceMonitorSettings(
                        false, "every 1 minute", true, List.of(new Host("qlik2", List.of()))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enable: maybe                      | enable must be true or false, but is 'maybe'
            frequency: " "                     | frequency must be a text such as 'every 30 seconds', but is the text ' '
            monitor: [{}]                      | monitor[0].host is missing; it must be a host name, such as qlik1.example.com
            monitor: [{host: a&b}]             | monitor[0].host must be a host name, such as qlik1.example.com, but is 'a&b'
            monitor: [{host: a, service: []}]  | monitor[0].service is not a setting; did you mean Butler.serviceMonitor.monitor[0].services?
            monitor: [{host: a, services: [{name: "a/b"}]}] | monitor[0].services[0].name must be a service's name without slashes and quotes, such as QlikSenseEngineService, but is the text 'a/b'
            alertDestination: {webhook: {enable: x}} | alertDestination.webhook.enable must be true or false, but is 'x'
            """)
    void everyFaultSaysWhatToWriteInstead(String line, String fault) {
        assertThat(new Written("Butler:\n  serviceMonitor:\n    " + line).faults(ServiceMonitorSettings::read))
                .containsExactly("footman.yaml:3: Butler.serviceMonitor." + fault);
    }
}
