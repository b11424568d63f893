// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** A receiving endpoint: scheme, host and port. */
public record Destination(String scheme, String host, int port) {
    /**
     * Whom {@code url} reaches.
     *
     * @throws IllegalArgumentException if it is no address of an HTTP endpoint
     */
    public static Destination of(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            int standard = switch (scheme) {
                case "http" -> 80;
                case "https" -> 443;
                default -> throw new IllegalArgumentException("the URL must begin with http:// or https://");
            };
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("the URL must name a host, as in http://host.example/path");
            }
            int port = uri.getPort() == -1 ? standard : uri.getPort();
            return new Destination(scheme, uri.getHost().toLowerCase(Locale.ROOT), port);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URL cannot be read: " + e.getReason(), e);
        }
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port;
    }
}
