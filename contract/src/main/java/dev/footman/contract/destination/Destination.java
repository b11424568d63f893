// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.destination;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A receiving endpoint: scheme, host and port. */
public record Destination(String scheme, String host, int port) {
    /** Underscores are in no name of the Internet, but in many of Windows; {@link URI} itself reads no host there. */
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>[0-9]{0,5}))?");

    private static final int LAST_PORT = 65_535;

    /** Where commands go: no endpoint, and nobody is told how it is doing. */
    public static final Destination THIS_MACHINE = new Destination("shell", "localhost", 0);

    /**
     * Whom {@code url} reaches.
     *
     * @throws IllegalArgumentException if it is no address of an HTTP endpoint; the message does not repeat it
     */
    public static Destination of(String url) {
        URI uri = read(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        int standard = switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            default -> throw new IllegalArgumentException("the URL must begin with http:// or https://");
        };
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        if (authority.contains("@")) {
            throw new IllegalArgumentException(
                    "the URL must not hold a user or password; send a header Authorization in its place");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new IllegalArgumentException("the URL must name a host, as in http://host.example/path");
        }
        String port = parts.group("port");
        return new Destination(
                scheme,
                parts.group("host").toLowerCase(Locale.ROOT),
                port == null || port.isEmpty() ? standard : port(port));
    }

    /** Scheme, host and port of whom {@code url} reaches; empty where it is no address of an HTTP endpoint. */
    public static String nameOf(String url) {
        try {
            return of(url).toString();
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static URI read(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URL cannot be read: " + e.getReason(), e);
        }
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("the URL's port must be a number from 1 to 65535");
        }
        return port;
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
