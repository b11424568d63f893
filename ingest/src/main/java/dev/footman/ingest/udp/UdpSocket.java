// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.udp;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.util.Locale;
import java.util.Optional;

/** Opens the listener's socket with the largest receive buffer that the kernel grants. */
final class UdpSocket {
    static final int WANTED_BUFFER = 32 << 20;

    /** Holds some 3,000 datagrams of the usual 400 bytes, with what the kernel needs for each. */
    static final int ENOUGH_BUFFER = 4 << 20;

    private UdpSocket() {}

    /**
     * A bound channel that does not block.
     *
     * @param host a name or an address; an IPv4 address takes IPv4 only, {@code ::} takes both
     * @param port 0 for a free one
     */
    static DatagramChannel open(String host, int port) {
        try {
            InetAddress address = InetAddress.getByName(host);
            DatagramChannel channel = DatagramChannel.open(
                    address instanceof Inet6Address ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET);
            try {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, WANTED_BUFFER);
                channel.bind(new InetSocketAddress(address, port));
                channel.configureBlocking(false);
                return channel;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            throw new UdpBindException(failure(host, port, e), e);
        }
    }

    /** What an operator should do about a receive buffer of {@code granted} bytes, if anything. */
    static Optional<String> advice(int granted) {
        if (granted >= ENOUGH_BUFFER) {
            return Optional.empty();
        }
        return Optional.of(
                "the kernel grants a UDP receive buffer of only %d bytes, so that a burst of events can be lost; set it with: sysctl -w net.core.rmem_max=%d"
                        .formatted(granted, WANTED_BUFFER));
    }

    private static String failure(String host, int port, Exception cause) {
        String said =
                cause instanceof UnknownHostException ? "the host is not known" : String.valueOf(cause.getMessage());
        return "cannot listen for datagrams on %s:%d: %s; %s".formatted(host, port, said, mend(cause, said, port));
    }

    private static String mend(Exception cause, String said, int port) {
        String text = said.toLowerCase(Locale.ROOT);
        if (text.contains("in use")) {
            return "stop what holds the port, or set footman.ingest.udp.port to another";
        }
        if (text.contains("denied") || text.contains("permitted") || port < 0 || port > 65_535) {
            return "set footman.ingest.udp.port to a number from 1024 to 65535";
        }
        if (cause instanceof UnsupportedOperationException) {
            return "this machine has no IPv6; set footman.ingest.udp.host to an IPv4 address, such as 0.0.0.0";
        }
        return "set footman.ingest.udp.host to an address of this machine, or to 0.0.0.0 for all";
    }
}
