// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hosts that a rule's action may call, and those that it may not; a host is named without its port. */
final class HostLists {
    private HostLists() {}

    /**
     * Checks the host of an address.
     *
     * @throws IllegalArgumentException if it may not be called, or both lists are given
     */
    static void check(String url, @Nullable Object never, @Nullable Object only) {
        boolean hasNever = never instanceof List<?> list && !list.isEmpty();
        boolean hasOnly = only instanceof List<?> list && !list.isEmpty();
        if (hasNever && hasOnly) {
            throw new IllegalArgumentException(
                    "\"url_hosts_blacklist\" and \"url_hosts_whitelist\" parameters are mutually exclusive. Only one"
                            + " should be provided.");
        }
        if (hasNever && names(never, host(url))) {
            throw new IllegalArgumentException("URL \"%s\" is blacklisted".formatted(url));
        }
        if (hasOnly && !names(only, host(url))) {
            throw new IllegalArgumentException("URL \"%s\" is not whitelisted".formatted(url));
        }
    }

    private static boolean names(@Nullable Object list, String host) {
        return list instanceof List<?> hosts
                && hosts.stream().anyMatch(name -> host.equalsIgnoreCase(String.valueOf(name)));
    }

    private static String host(String url) {
        try {
            String host = new URI(url).getHost();
            if (host == null) {
                throw new IllegalArgumentException("the URL must name a host, as in http://host.example/path");
            }
            return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("the URL cannot be read: " + e.getReason(), e);
        }
    }
}
