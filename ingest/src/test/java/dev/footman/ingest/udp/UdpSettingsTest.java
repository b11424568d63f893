// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.AddressRange;
import dev.footman.ingest.Written;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpSettingsTest {
    private static final String BUTLER = """
            Butler:
              udpServerConfig:
                enable: false
                serverHost: qlik_butler
                portTaskFailure: 9999
                enableSourceValidation: true
                allowedSources: [10.1.2.3]
            """;

    private static List<AddressRange> ranges(String... texts) {
        return List.of(texts).stream()
                .map(text -> AddressRange.parse(text).orElseThrow())
                .toList();
    }

    @Test
    void nothingSetMeansTheDefaults() {
        UdpSettings settings = new Written("").read(UdpSettings::read);

        assertThat(settings).isEqualTo(new UdpSettings(true, "0.0.0.0", 9998, List.of()));
    }

    @Test
    void whatButlerIsToldHolds() {
        UdpSettings settings = new Written(BUTLER).read(UdpSettings::read);

        assertThat(settings).isEqualTo(new UdpSettings(false, "qlik_butler", 9999, ranges("10.1.2.3")));
    }

    @Test
    void footmansOwnSettingsWinOverButlers() {
        // given
        Written both = new Written(BUTLER + """
                footman:
                  ingest: {udp: {enable: true, host: 127.0.0.1, port: 0, allowedSources: [10.0.0.0/8, "::1"]}}
                """);

        // when
        UdpSettings settings = both.read(UdpSettings::read);

        // then
        assertThat(settings).isEqualTo(new UdpSettings(true, "127.0.0.1", 0, ranges("10.0.0.0/8", "::1")));
    }

    @Test
    void butlersSourcesCountOnlyWhereItsValidationIsOn() {
        // given
        Written off =
                new Written("Butler: {udpServerConfig: {enableSourceValidation: false, allowedSources: [qlik1]}}");

        // when
        UdpSettings settings = off.read(UdpSettings::read);

        // then
        assertThat(settings.allowedSources()).isEmpty();
    }

    @Test
    void aValidationWithoutSourcesIsWarnedOf() {
        assertThat(new Written("Butler: {udpServerConfig: {enableSourceValidation: true}}").warnings(UdpSettings::read))
                .containsExactly("Butler.udpServerConfig.enableSourceValidation is true and allowedSources is empty:"
                        + " datagrams are taken from everybody, as Butler does");
    }

    @Test
    void limitsThatWouldDropAlertsAreWarnedOfOnce() {
        // given
        Written limits = new Written("""
                Butler:
                  udpServerConfig:
                    messageQueue: {maxConcurrent: 10, maxSize: 200, backpressureThreshold: 80}
                    rateLimit: {enable: true, maxMessagesPerMinute: 600}
                    maxMessageSize: 65507
                """);

        // when
        List<String> warnings = limits.warnings(UdpSettings::read);

        // then
        assertThat(limits.faults(UdpSettings::read)).isEmpty();
        assertThat(warnings)
                .containsExactly("no effect: Butler.udpServerConfig.messageQueue,"
                        + " Butler.udpServerConfig.rateLimit, Butler.udpServerConfig.maxMessageSize;"
                        + " Footman does not drop alerts to protect itself");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            footman: {ingest: {udp: {enable: 5}}}             | footman.ingest.udp.enable must be true or false, but is '5'
            footman: {ingest: {udp: {host: a b}}}             | footman.ingest.udp.host must be a host name or an address, such as 0.0.0.0, but is 'a b'
            footman: {ingest: {udp: {port: x}}}               | footman.ingest.udp.port must be a whole number from 0 to 65535, such as 9998, but is 'x'
            footman: {ingest: {udp: {allowedSources: [no-such.invalid]}}}  | footman.ingest.udp.allowedSources must be a list of addresses, ranges and names that can be looked up, such as [10.1.2.3, 10.1.0.0/16, qlik1.example.com], but holds 'no-such.invalid'
            footman: {ingest: {udp: {allowedSources: [10.1.2]}}}  | footman.ingest.udp.allowedSources must be a list of addresses, ranges and names that can be looked up, such as [10.1.2.3, 10.1.0.0/16, qlik1.example.com], but holds '10.1.2'
            footman: {ingest: {udp: {allowedSources: ["a b"]}}}  | footman.ingest.udp.allowedSources must be a list of addresses, ranges and names that can be looked up, such as [10.1.2.3, 10.1.0.0/16, qlik1.example.com], but holds the text 'a b'
            Butler: {udpServerConfig: {portTaskFailure: x}}   | Butler.udpServerConfig.portTaskFailure must be a whole number from 0 to 65535, such as 9998, but is 'x'
            Butler: {udpServerConfig: {serverHots: x}}        | Butler.udpServerConfig.serverHots is not a setting; did you mean Butler.udpServerConfig.serverHost?
            Butler: {udpServerConfig: {enableSourceValidation: true, allowedSources: [no-such.invalid]}} | Butler.udpServerConfig.allowedSources must be a list of addresses, ranges and names that can be looked up, such as [10.1.2.3, 10.1.0.0/16, qlik1.example.com], but holds 'no-such.invalid'
            """)
    void everyFaultSaysWhatToWriteInstead(String yaml, String fault) {
        assertThat(new Written(yaml).faults(UdpSettings::read)).containsExactly("footman.yaml:1: " + fault);
    }

    @Test
    void aNameIsAllThatItStandsForAtStart() throws UnknownHostException {
        // given
        Written named = new Written("footman: {ingest: {udp: {allowedSources: [10.0.0.0/8, localhost]}}}");

        // when
        List<AddressRange> allowed = named.read(UdpSettings::read).allowedSources();

        // then
        assertThat(allowed.getFirst()).hasToString("10.0.0.0/8");
        assertThat(allowed.subList(1, allowed.size()))
                .isNotEmpty()
                .anyMatch(range -> range.contains(InetAddress.getLoopbackAddress()));
    }
}
