// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A URL's host that is an address without being looked up. IPv4 may be spelled in any of the ways of {@code inet_addr}
 * (POSIX; RFC 6943, section 3.1.1): one to four numbers, each decimal, octal or hexadecimal.
 */
public final class LiteralHost {
    private static final Pattern ZEROS_IN_FRONT = Pattern.compile("(?<![0-9A-Fa-fxX])0+(?=[0-9])");

    private LiteralHost() {}

    /** The address that a connection to {@code host} goes to; empty: it is a name. IPv6 with or without brackets. */
    public static Optional<InetAddress> address(String host) {
        return readings(host).findFirst();
    }

    /**
     * All that {@code host} may mean to whoever is asked to connect to it: a proxy may take {@code 010.0.0.1} for octal or
     * decimal. {@code localhost} is loopback, whatever a look-up would say (RFC 6761, section 6.3). Empty: it is a name.
     */
    public static List<InetAddress> meanings(String host) {
        String name = withoutRoot(host).toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost")
                ? List.of(InetAddress.getLoopbackAddress())
                : readings(host).toList();
    }

    private static Stream<InetAddress> readings(String host) {
        if (host.contains(":")) {
            return read(
                    () -> InetAddress.ofLiteral(host.startsWith("[") ? host.substring(1, host.length() - 1) : host));
        }
        String number = withoutRoot(host);
        String decimal = ZEROS_IN_FRONT.matcher(number).replaceAll("");
        return Stream.of(number, decimal).distinct().flatMap(text -> read(() -> Inet4Address.ofPosixLiteral(text)));
    }

    /** {@code 127.0.0.1.} is the same host to some: a name may end in the dot of the root. */
    private static String withoutRoot(String host) {
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private interface Reading {
        InetAddress read();
    }

    private static Stream<InetAddress> read(Reading reading) {
        try {
            return Stream.of(reading.read());
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }
}
