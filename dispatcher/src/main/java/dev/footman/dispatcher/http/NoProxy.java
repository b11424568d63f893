// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.destination.Destination;
import dev.footman.contract.settings.AddressRange;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One entry of {@code NO_PROXY}, as {@link ProxySettings} tells. */
sealed interface NoProxy {
    /** What ends in a port: a name, an IPv4 address, an IPv6 address in brackets. */
    Pattern SPELLING = Pattern.compile("(?<host>[^:\\[\\]]+|\\[[^\\]]*])(?::(?<port>[0-9]{1,5}))?");

    /** Whether it holds for {@code destination}. */
    boolean covers(Destination destination);

    record All() implements NoProxy {
        @Override
        public boolean covers(Destination destination) {
            return true;
        }
    }

    /** {@code under} begins with a dot; with nothing behind it, no name is under it. */
    record Name(String exact, String under, int port) implements NoProxy {
        @Override
        public boolean covers(Destination destination) {
            String host = destination.host();
            return isPort(port, destination) && (host.equals(exact) || (under.length() > 1 && host.endsWith(under)));
        }
    }

    record Addresses(AddressRange range, int port) implements NoProxy {
        @Override
        public boolean covers(Destination destination) {
            return isPort(port, destination)
                    && literal(bare(destination.host())).filter(range::contains).isPresent();
        }

        private static Optional<InetAddress> literal(String host) {
            return AddressRange.parse(host).map(AddressRange::network);
        }
    }

    static NoProxy of(String entry) {
        String text = entry.strip().toLowerCase(Locale.ROOT);
        if (text.equals("*")) {
            return new All();
        }
        Optional<AddressRange> whole = AddressRange.parse(text);
        if (whole.isPresent()) {
            return new Addresses(whole.get(), 0);
        }
        Matcher parts = SPELLING.matcher(text);
        String host = parts.matches() ? parts.group("host") : text;
        int port = parts.matches() && parts.group("port") != null ? Integer.parseInt(parts.group("port")) : 0;
        return AddressRange.parse(bare(host))
                .<NoProxy>map(range -> new Addresses(range, port))
                .orElseGet(() -> named(host, port));
    }

    private static NoProxy named(String host, int port) {
        String name = host.startsWith("*.") ? host.substring(1) : host;
        return name.startsWith(".") ? new Name("", name, port) : new Name(name, "." + name, port);
    }

    private static boolean isPort(int port, Destination destination) {
        return port == 0 || port == destination.port();
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
