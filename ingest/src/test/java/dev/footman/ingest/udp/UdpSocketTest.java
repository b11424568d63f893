// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpSocketTest {
    @Test
    void aPortThatIsTakenIsNamedWithTheMend() throws IOException {
        try (DatagramChannel taken = UdpSocket.open("127.0.0.1", 0)) {
            int port = ((InetSocketAddress) taken.getLocalAddress()).getPort();

            assertThatThrownBy(() -> UdpSocket.open("127.0.0.1", port))
                    .isInstanceOf(UdpBindException.class)
                    .hasMessage(
                            "cannot listen for datagrams on 127.0.0.1:%d: Address already in use; stop what holds the port, or set footman.ingest.udp.port to another",
                            port);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # host       | port  | what the message says
            203.0.113.9  | 0     | set footman.ingest.udp.host to an address of this machine
            no.invalid   | 0     | the host is not known; set footman.ingest.udp.host
            127.0.0.1    | 70000 | set footman.ingest.udp.port to a number
            """)
    void anAddressThatCannotBeBoundIsNamedWithTheMend(String host, int port, String said) {
        assertThatThrownBy(() -> UdpSocket.open(host, port))
                .isInstanceOf(UdpBindException.class)
                .hasMessageContaining("cannot listen for datagrams on " + host + ":" + port)
                .hasMessageContaining(said);
    }

    @Test
    void aSmallReceiveBufferIsWarnedOfWithTheSettingAndItsValue() {
        assertThat(UdpSocket.advice(212_992))
                .hasValueSatisfying(line -> assertThat(line).contains("212992", "net.core.rmem_max=33554432"));
        assertThat(UdpSocket.advice(4 << 20)).isEmpty();
    }
}
