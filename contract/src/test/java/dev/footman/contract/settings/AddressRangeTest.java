// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            # range,              address,           contained, and why
            10.1.2.3,             10.1.2.3,          true,      an address is a range of one
            10.1.2.3,             10.1.2.4,          false,     its neighbour is not in it
            10.1.2.3/24,          10.1.2.255,        true,      bits behind the prefix do not count
            10.1.2.0/24,          10.1.3.0,          false,     the next network
            10.1.2.0/25,          10.1.2.127,        true,      a prefix may end inside a byte
            10.1.2.0/25,          10.1.2.128,        false,     and is exact there
            200.0.0.0/5,          207.255.0.1,       true,      bytes above 127
            200.0.0.0/5,          208.0.0.0,         false,     bytes above 127
            0.0.0.0/0,            203.0.113.9,       true,      all of IPv4
            0.0.0.0/0,            ::1,               false,     and none of IPv6
            ::/0,                 ::1,               true,      all of IPv6
            ::/0,                 10.1.2.3,          false,     and none of IPv4
            fd00::/8,             fdff::1,           true,      IPv6
            fd00::/8,             fe00::1,           false,     IPv6
            ::ffff:10.1.2.3,      10.1.2.3,          true,      IPv4 written as IPv6
            ::ffff:10.1.0.0/112,  10.1.2.3,          true,      with a prefix of IPv6
            10.1.0.0/16,          ::ffff:10.1.2.3,   true,      an address of IPv4 in IPv6
            """)
    void aRangeContainsWhatSharesItsPrefix(String range, String address, boolean contained, String why) {
        assertThat(AddressRange.parse(range).orElseThrow().contains(InetAddress.ofLiteral(address)))
                .as(why)
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.com",
                "10.1.2",
                "10",
                "256.1.1.1",
                "010.1.1.1",
                "10.1.2.3/33",
                "10.1.2.3/-1",
                "10.1.2.3/",
                "::1/129",
                "::ffff:10.1.2.3/64",
                "fe80::1%eth0",
                "[::1]",
                ":::",
                ":",
                "1.2.3.4:80",
                "/8",
                "0x7f.1"
            })
    void allElseIsNoRange(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void anIpv4AddressThatTheSystemGivesAsIpv6IsRecognised() throws UnknownHostException {
        // given
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3};
        InetAddress address = java.net.Inet6Address.getByAddress(null, mapped, 0);

        // when
        boolean contained = AddressRange.parse("10.0.0.0/8").orElseThrow().contains(address);

        // then
        assertThat(contained).isTrue();
    }
}
