// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.egress;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiteralHostTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # host             | all it may mean     | why
            127.0.0.1          | 127.0.0.1           | as everybody writes it
            127.0.0.1.         | 127.0.0.1           | with the dot of the root
            127.1              | 127.0.0.1           | the last number fills the rest
            127.0.1            | 127.0.0.1           | the last number fills the rest
            2130706433         | 127.0.0.1           | one number
            0x7f000001         | 127.0.0.1           | one hexadecimal number
            0X7F.0.0.1         | 127.0.0.1           | hexadecimal in part
            0x7f.1             | 127.0.0.1           | hexadecimal in part
            017700000001       | 127.0.0.1           | one octal number; as a decimal one it would be too large
            0177.0.0.1         | 127.0.0.1 177.0.0.1 | octal to some, decimal to others
            010.0.0.1          | 8.0.0.1 10.0.0.1    | octal to some, decimal to others
            08.0.0.1           | 8.0.0.1             | no octal number, so decimal
            0                  | 0.0.0.0             | one number
            0xa9fea9fe         | 169.254.169.254     | metadata of clouds
            [::1]              | ::1                 | IPv6 as a URL has it
            ::1                | ::1                 | and as a connection has it
            [::ffff:127.0.0.1] | 127.0.0.1           | IPv4 inside
            [0:0:0:0:0:0:0:1]  | ::1                 | at length
            localhost          | 127.0.0.1           | a name that needs no look-up
            LocalHost.         | 127.0.0.1           | whatever its case, with the dot of the root
            a.localhost        | 127.0.0.1           | and so do the names under it
            """)
    void aHostThatNeedsNoLookUpIsRead(String host, String meanings, String why) {
        assertThat(LiteralHost.meanings(host))
                .as(why)
                .containsExactlyElementsOf(Arrays.stream(meanings.split(" ", -1))
                        .map(InetAddress::ofLiteral)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "host.example",
                "qlik_node",
                "localhost.example",
                "127.0.0.1.nip.io",
                "1.2.3.4.5",
                "256.0.0.1.",
                "4294967296",
                "0x",
                "0xg",
                "127..1",
                ".",
                "",
                "-1",
                "1e3",
                "[:::]",
                "fe80::g"
            })
    void allElseIsAName(String host) {
        assertThat(LiteralHost.meanings(host)).isEmpty();
        assertThat(LiteralHost.address(host)).isEmpty();
    }
}
