// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A proxy that is spoken to in plain HTTP.
 *
 * @param host an IPv6 address without brackets
 * @param login who we say we are to it; empty: nobody
 */
public record Proxy(String host, int port, Optional<Login> login) {
    private static final Pattern SPELLING = Pattern.compile(
            "http://(?:(?<login>[^@/]*)@)?(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{1,5}))?/?",
            Pattern.CASE_INSENSITIVE);

    private static final int USUAL_PORT = 80;
    private static final int LAST_PORT = 65_535;

    /** A user and a password, which no text shows. */
    public record Login(String user, String password) {
        private static Login of(String text) {
            int colon = text.indexOf(':');
            return new Login(
                    decoded(colon < 0 ? text : text.substring(0, colon)),
                    decoded(colon < 0 ? "" : text.substring(colon + 1)));
        }

        private static String decoded(String text) {
            try {
                return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) { // no cause of ours: its message tells a part of the text
                throw new IllegalArgumentException(
                        "the proxy's user or password holds a % that encodes nothing; write %25 for it");
            }
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * The proxy that {@code url} names: {@code http://[user:password@]host[:port]}, user and password percent-encoded.
     *
     * @throws IllegalArgumentException if it names none; the message does not repeat it, for it may hold a password
     */
    public static Proxy parse(String url) {
        String text = url.strip();
        if (text.toLowerCase(Locale.ROOT).startsWith("https://")) {
            throw new IllegalArgumentException(
                    "the proxy must be one that is spoken to in plain HTTP, such as"
                            + " http://proxy.example:3128, but begins with https://; calls to https:// URLs are safe through it");
        }
        Matcher parts = SPELLING.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the proxy must be written like http://proxy.example:3128 or"
                    + " http://user:password@proxy.example:3128, with %40 for an @ in the password");
        }
        int port = parts.group("port") == null ? USUAL_PORT : Integer.parseInt(parts.group("port"));
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("the proxy's port must be a number from 1 to 65535");
        }
        String host = parts.group("host").toLowerCase(Locale.ROOT);
        return new Proxy(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                port,
                Optional.ofNullable(parts.group("login")).map(Login::of));
    }

    /** Without the login. */
    @Override
    public String toString() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
