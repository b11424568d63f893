// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.AddressRange;
import dev.footman.dispatcher.DispatcherSettings.Egress;
import dev.footman.dispatcher.http.Proxy;
import dev.footman.dispatcher.http.ProxySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DispatcherSettingsTest {
    @Test
    void nothingSetMeansTheDefaults() {
        DispatcherSettings settings = new Written("").read(DispatcherSettings::read);

        assertThat(settings)
                .isEqualTo(new DispatcherSettings(
                        256,
                        16,
                        Duration.ofSeconds(10),
                        new ProxySettings(
                                Optional.empty(), Optional.empty(), List.of("localhost", "127.0.0.0/8", "::1")),
                        new Egress(List.of(), List.of()),
                        false));
    }

    @Test
    void everyNameCanBeSet() {
        // given
        Written written = new Written("""
                footman:
                  dispatcher:
                    concurrency: 8
                    perDestination: 2
                    timeout: 500ms
                    proxy: {http: 'http://u:s3cret@proxy:3128', https: 'http://proxy:3129', noProxy: [.lab]}
                    egress: {allow: [127.0.0.1], deny: [10.0.0.0/8]}
                    runners: {localShellCmd: true}
                """);

        // when
        DispatcherSettings settings = written.read(DispatcherSettings::read);

        // then
        ProxySettings proxies = new ProxySettings(
                Optional.of(Proxy.parse("http://u:s3cret@proxy:3128")),
                Optional.of(Proxy.parse("http://proxy:3129")),
                List.of(".lab"));
        Egress egress = new Egress(
                List.of(AddressRange.parse("127.0.0.1").orElseThrow()),
                List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()));
        assertThat(settings).isEqualTo(new DispatcherSettings(8, 2, Duration.ofMillis(500), proxies, egress, true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            concurrency: 0                | concurrency must be a whole number from 1 to 100000, such as 256, but is '0'
            perDestination: x             | perDestination must be a whole number from 1 to 100000, such as 16, but is 'x'
            timeout: 2h                   | timeout must be a duration from 1ms to 1h, such as 10s, but is '2h'
            proxy: {http: 'ftp://h'}      | proxy.http cannot be used: the proxy must be written like http://proxy.example:3128 or http://user:password@proxy.example:3128, with %40 for an @ in the password
            egress: {allow: [localhost]}  | egress.allow must be a list of addresses or ranges, such as [10.1.2.3, 10.1.0.0/16, fd00::/8], but holds 'localhost'
            egress: {deny: 10.1.2.3}      | egress.deny must be a list of addresses or ranges, such as [10.1.2.3, 10.1.0.0/16, fd00::/8], but is a single value
            runners: {localShellCmd: 1}   | runners.localShellCmd must be true or false, but is '1'
            """)
    void everyFaultSaysWhatToWriteInstead(String line, String fault) {
        assertThat(new Written("footman: {dispatcher: {%s}}".formatted(line)).faults(DispatcherSettings::read))
                .containsExactly("footman.yaml:1: footman.dispatcher." + fault);
    }

    @Test
    void theEnvironmentsProxiesAreTheDefaultAndEmptyTextIsNone() {
        // given
        Map<String, String> environment = Map.of(
                "HTTP_PROXY", "http://proxy:3128", "https_proxy", "http://proxy:3129", "NO_PROXY", "localhost, .lab");

        // when
        ProxySettings byDefault =
                new Written("").in(environment).read(DispatcherSettings::read).proxies();
        ProxySettings none = new Written("footman: {dispatcher: {proxy: {http: '', https: ''}}}")
                .in(environment)
                .read(DispatcherSettings::read)
                .proxies();

        // then
        assertThat(byDefault)
                .isEqualTo(new ProxySettings(
                        Optional.of(Proxy.parse("http://proxy:3128")),
                        Optional.of(Proxy.parse("http://proxy:3129")),
                        List.of("localhost", ".lab")));
        assertThat(none.http()).isEmpty();
        assertThat(none.https()).isEmpty();
    }
}
