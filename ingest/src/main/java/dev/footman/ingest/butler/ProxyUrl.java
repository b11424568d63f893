// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Tells what is wrong with the URL of a proxy. */
final class ProxyUrl {
    private static final String EXPECTED =
            "must be the URL of a proxy, such as http://proxy.example.com:3128, or empty for none";

    private ProxyUrl() {}

    /** What is wrong, to go on a sentence that the key begins; never repeats the URL, for it may hold a password. */
    static Optional<String> problem(String url) {
        if (url.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = new URI(url);
            String path = uri.getRawPath();
            if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null) {
                return Optional.of(EXPECTED + ", but does not begin with http:// and a host");
            }
            boolean more = !(path == null || path.isEmpty() || path.equals("/"))
                    || uri.getRawQuery() != null
                    || uri.getRawFragment() != null;
            return more ? Optional.of(EXPECTED + ", but goes on behind the port") : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.of(EXPECTED + ", but is not written like a URL");
        }
    }
}
