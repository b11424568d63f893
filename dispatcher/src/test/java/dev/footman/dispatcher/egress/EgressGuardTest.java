// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.footman.contract.settings.AddressRange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EgressGuardTest {
    private static final EgressGuard BY_DEFAULT = guard("", "");

    private static EgressGuard guard(String allow, String deny) {
        return new EgressGuard(ranges(allow), ranges(deny));
    }

    private static List<AddressRange> ranges(String text) {
        return Arrays.stream(text.split(" ", -1))
                .filter(range -> !range.isEmpty())
                .map(range -> AddressRange.parse(range).orElseThrow())
                .toList();
    }

    private static boolean permits(EgressGuard guard, String address) {
        return guard.refusal(InetAddress.ofLiteral(address)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # address                | why
            0.0.0.0                  | unspecified; Linux connects to itself
            0.255.255.255            | the end of that network
            127.0.0.1                | loopback
            127.255.255.254          | all of 127/8 is loopback
            169.254.0.1              | link-local
            169.254.169.254          | metadata of AWS, Azure, Google and others
            169.254.170.2            | metadata of AWS' containers
            224.0.0.1                | multicast
            239.255.255.255          | the end of multicast
            255.255.255.255          | broadcast
            100.100.100.200          | metadata of Alibaba Cloud, in an otherwise permitted range
            168.63.129.16            | Azure's WireServer, an otherwise public address
            192.0.0.192              | metadata of Oracle Cloud Classic
            ::                       | unspecified
            ::1                      | loopback
            fe80::1                  | link-local
            febf:ffff::1             | the end of link-local
            ff02::1                  | multicast
            fd00:ec2::254            | metadata of AWS
            fd00:ec2::23             | AWS' pod identities
            fd20:ce::254             | metadata of Google Cloud
            fd00:c1::a9fe:a9fe       | metadata of Oracle Cloud
            fd00:42::42              | metadata of Scaleway
            fd00:100::100:200        | metadata of Alibaba Cloud
            ::ffff:127.0.0.1         | IPv4-mapped loopback
            ::127.0.0.1              | IPv4-compatible loopback
            ::169.254.169.254        | IPv4-compatible metadata
            ::ffff:0:127.0.0.1       | IPv4-translated loopback
            64:ff9b::127.0.0.1       | NAT64 of loopback
            64:ff9b::a9fe:a9fe       | NAT64 of metadata
            64:ff9b:1::127.0.0.1     | NAT64 of a local prefix of 96 bits
            64:ff9b:1:7f00:0:100::   | the same with a prefix of 48 bits
            64:ff9b:1:7f00:0:100::dead | the same with a suffix, which translators pass over
            64:ff9b:1:7f:0:1::       | the same with a prefix of 56 bits
            64:ff9b:1:0:7f:0:100:0   | the same with a prefix of 64 bits
            2002:7f00:1::1           | 6to4 of loopback
            2002:a9fe:a9fe::         | 6to4 of metadata
            2001:0:7f00:1::          | Teredo whose server is loopback
            2001:0:c000:201::80ff:fffe | Teredo whose client is loopback
            2001:db8::5efe:127.0.0.1 | ISATAP of loopback
            2001:db8::200:5efe:127.0.0.1 | ISATAP of loopback, as a global address
            """)
    void whatNoReceiverShouldHaveIsRefusedByDefault(String address, String why) {
        assertThat(permits(BY_DEFAULT, address)).as(why).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # address                | why
            203.0.113.9              | any address of IPv4
            2001:db8::1              | any address of IPv6
            1.0.0.0                  | next to the unspecified
            126.255.255.255          | next to loopback
            128.0.0.0                | next to loopback
            169.253.255.255          | next to link-local
            169.255.0.0              | next to link-local
            223.255.255.255          | next to multicast
            240.0.0.1                | reserved, but in use inside some estates
            10.1.2.3                 | private (RFC 1918)
            172.16.0.1               | private (RFC 1918)
            192.168.1.1              | private (RFC 1918)
            100.64.0.1               | shared by carriers (RFC 6598)
            100.100.100.201          | next to metadata
            198.18.0.1               | for benchmarks (RFC 2544)
            192.0.0.193              | next to metadata
            fd12:3456::1             | private (RFC 4193)
            fc00::1                  | private (RFC 4193)
            fd20:ce::253             | next to metadata
            fec0::1                  | site-local, the private of old (RFC 3879)
            ::ffff:10.1.2.3          | private, written as IPv6
            64:ff9b::203.0.113.9     | NAT64 of any address
            64:ff9b:1::203.0.113.9   | NAT64 of a local prefix of 96 bits
            64:ff9b:1:cb00:71:900::  | the same with a prefix of 48 bits
            2002:cb00:7109::1        | 6to4 of any address
            2001:0:c000:201::34ff:8ef6 | Teredo between any addresses
            2001:db8::5efe:203.0.113.9 | ISATAP of any address
            """)
    void allElseIsPermittedByDefault(String address, String why) {
        assertThat(permits(BY_DEFAULT, address)).as(why).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # address         | allow                | deny              | permitted | why
            127.0.0.1         | 127.0.0.0/8          | ''                | true      | allow names it
            127.0.0.1         | 127.0.0.2            | ''                | false     | allow names another
            ::1               | 127.0.0.0/8          | ''                | false     | the same machine, but not what allow names
            ::ffff:127.0.0.1  | 127.0.0.0/8          | ''                | true      | an IPv4 address, however it is written
            ::127.0.0.1       | 127.0.0.0/8          | ''                | true      | the inner address is allowed, the outer was never refused
            64:ff9b::7f00:1   | 64:ff9b::/96         | ''                | false     | allow names the outer address only
            64:ff9b::7f00:1   | ::/0                 | ''                | false     | allow names all of IPv6, the inner address is IPv4
            64:ff9b::7f00:1   | ::/0 0.0.0.0/0       | ''                | true      | allow names everything
            169.254.169.254   | 169.254.169.254      | ''                | true      | metadata is allowed by name
            10.1.2.3          | ''                   | 10.0.0.0/8        | false     | deny names it
            11.1.2.3          | ''                   | 10.0.0.0/8        | true      | deny names others
            10.1.2.3          | 10.1.2.3             | 10.0.0.0/8        | false     | deny wins, however exact allow is
            10.1.2.3          | 0.0.0.0/0            | 10.1.2.3          | false     | deny takes one out of what allow names
            127.0.0.1         | 127.0.0.0/8          | 127.0.0.1         | false     | deny wins over allow
            127.0.0.2         | 127.0.0.0/8          | 127.0.0.1         | true      | and for what it names only
            ::ffff:10.1.2.3   | ''                   | 10.0.0.0/8        | false     | an IPv4 address, however it is written
            64:ff9b::a01:203  | ''                   | 10.0.0.0/8        | false     | deny names the inner address
            2002:a01:203::    | ''                   | 2002::/16         | false     | deny names the outer address
            fd12::1           | ''                   | fc00::/7          | false     | deny names private IPv6
            203.0.113.9       | 10.0.0.0/8           | ''                | true      | allow is no list of the only ones
            203.0.113.9       | 10.0.0.0/8           | 0.0.0.0/0 ::/0    | false     | deny may name everything
            """)
    void denyWinsOverAllowAndAllowOverTheDefault(
            String address, String allow, String deny, boolean isPermitted, String why) {
        assertThat(permits(guard(allow, deny), address)).as(why).isEqualTo(isPermitted);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # address,       deny,       permitted to a trusted host, why
            127.0.0.1,       '',         true,   as if allow named it
            169.254.169.254, '',         true,   as if allow named it
            64:ff9b::7f00:1, '',         true,   as if allow named the inner one too
            127.0.0.1,       127.0.0.1,  false,  deny wins over trust
            10.1.2.3,        10.0.0.0/8, false,  deny wins over trust
            """)
    void aTrustedHostMayHaveWhateverAddressIsNotDenied(String address, String deny, boolean isPermitted, String why) {
        assertThat(permits(guard("", deny).trusting(), address)).as(why).isEqualTo(isPermitted);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1       | calls may not go to 127.0.0.1, which is loopback (127.0.0.0/8, RFC 1122); if they are to, name it in footman.dispatcher.egress.allow
            ::ffff:7f00:1   | calls may not go to 127.0.0.1, which is loopback (127.0.0.0/8, RFC 1122); if they are to, name it in footman.dispatcher.egress.allow
            64:ff9b::a9fe:1 | calls may not go to 64:ff9b:0:0:0:0:a9fe:1, which leads to 169.254.0.1, which is link-local, as is the metadata of most clouds (169.254.0.0/16, RFC 3927); if they are to, name it in footman.dispatcher.egress.allow
            ::1             | calls may not go to 0:0:0:0:0:0:0:1, which is loopback (::1, RFC 4291); if they are to, name it in footman.dispatcher.egress.allow
            10.1.2.3        | calls may not go to 10.1.2.3, which footman.dispatcher.egress.deny names (10.0.0.0/8)
            64:ff9b::a01:1  | calls may not go to 64:ff9b:0:0:0:0:a01:1, which leads to 10.1.0.1, which footman.dispatcher.egress.deny names (10.0.0.0/8)
            """)
    void aRefusalNamesTheAddressTheRuleAndTheMend(String address, String reason) {
        assertThat(guard("", "10.0.0.0/8").refusal(InetAddress.ofLiteral(address)))
                .contains(reason);
    }

    @Test
    void anIpv4AddressThatTheSystemGivesAsIpv6IsJudgedAsWhatItIs() throws UnknownHostException {
        // given
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 127, 0, 0, 1};
        InetAddress address = Inet6Address.getByAddress(null, mapped, 0);

        // then
        assertThat(BY_DEFAULT.refusal(address)).isPresent();
        assertThat(guard("127.0.0.1", "").refusal(address)).isEmpty();
    }

    @Test
    void aZoneChangesNothing() throws UnknownHostException {
        // given
        InetAddress address =
                Inet6Address.getByAddress(null, InetAddress.ofLiteral("fe80::1").getAddress(), 1);

        // then
        assertThat(BY_DEFAULT.refusal(address)).isPresent();
    }
}
