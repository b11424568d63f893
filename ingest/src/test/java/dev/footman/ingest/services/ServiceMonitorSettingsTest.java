// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.ingest.Written;
import dev.footman.ingest.services.ServiceMonitorSettings.Host;
import dev.footman.ingest.services.ServiceMonitorSettings.Service;
import java.time.Duration;
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

        assertThat(settings)
                .isEqualTo(
                        new ServiceMonitorSettings(false, Duration.ofSeconds(30), true, List.of(), List.of("sc.exe")));
    }

    @Test
    void whatButlerIsToldHolds() {
        ServiceMonitorSettings settings = new Written(BUTLER).read(ServiceMonitorSettings::read);

        assertThat(settings)
                .isEqualTo(new ServiceMonitorSettings(
                        true,
                        Duration.ofSeconds(5),
                        false,
                        List.of(new Host(
                                "qlik_1",
                                List.of(
                                        new Service("QlikSenseEngineService", "Engine"),
                                        new Service("MSSQL$QLIK", "MSSQL$QLIK")))),
                        List.of("sc.exe")));
    }

    @Test
    void footmansOwnSettingsWinOverButlers() {
        // given
        Written both = new Written(BUTLER + """
                footman:
                  ingest:
                    serviceMonitor:
                      enable: false
                      frequency: every minute
                      command: [bash, stand-in.sh]
                      monitor: [{host: qlik2}]
                      alertDestination: {webhook: {enable: true}}
                """);

        // when
        ServiceMonitorSettings settings = both.read(ServiceMonitorSettings::read);

        // then
        assertThat(settings)
                .isEqualTo(new ServiceMonitorSettings(
                        false,
                        Duration.ofMinutes(1),
                        true,
                        List.of(new Host("qlik2", List.of())),
                        List.of("bash", "stand-in.sh")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enable: maybe                      | enable must be true or false, but is 'maybe'
            frequency: " "                     | frequency must be words such as 'every 30 seconds', 'every 5 minutes' or 'every 1 hour', at most 24 hours, but is the text ' '
            frequency: on the first day        | frequency must be words such as 'every 30 seconds', 'every 5 minutes' or 'every 1 hour', at most 24 hours, but is 'on the first day'
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
