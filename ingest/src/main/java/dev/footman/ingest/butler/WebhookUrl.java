// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.butler;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells what is wrong with a webhook's URL. Underscores in host names are fine: Windows has them, and so does Butler. */
final class WebhookUrl {
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(?<port>.*))?");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");

    private WebhookUrl() {}

    /** What is wrong, to go on "which", or empty; never repeats what may be secret. */
    static Optional<String> problem(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            String character = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            return Optional.of(
                    "is not written like a URL%s; write special characters percent-encoded".formatted(character));
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Optional.of("begins with neither http:// nor https://");
        }
        return authorityProblem(uri.getRawAuthority());
    }

    private static Optional<String> authorityProblem(@Nullable String authority) {
        if (authority == null) {
            return Optional.of("names no host");
        }
        if (authority.contains("@")) {
            return Optional.of("holds a user or password before an @; leave it out");
        }
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            return Optional.of(
                    "has no host that is a name or an address; write an international name in its xn-- form");
        }
        String port = parts.group("port");
        return port == null || port.isEmpty() || isPort(port)
                ? Optional.empty()
                : Optional.of("has a port that is no number from 1 to 65535");
    }

    private static boolean isPort(String port) {
        return PORT.matcher(port).matches() && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65_535;
    }
}
