// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Call;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action's parameters say of how its call is made, whatever the call says: headers, TLS, time, proxy, signature.
 *
 * @param headers by name, values as the rule has them
 */
record CallOptions(
        Map<String, String> headers,
        @Nullable Duration timeout,
        Call.@Nullable Tls tls,
        @Nullable String proxy,
        List<String> secrets) {

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException if one of them is not what it must be; the message says which
     */
    static CallOptions of(Map<String, @Nullable Object> parameters) {
        return new CallOptions(
                headers(parameters.get("headers")),
                timeout(parameters.get("timeout")),
                parameters.get("cert") instanceof Map<?, ?> cert ? tls(cert) : null,
                parameters.get("proxy") instanceof String proxy ? proxy : null,
                parameters.get("secret") instanceof List<?> secrets
                        ? secrets.stream().map(String::valueOf).toList()
                        : List.of());
    }

    /** The call to a host that Butler's config names. */
    Call call(String method, String url, Map<String, String> byDefault, @Nullable String body) {
        Map<String, String> all = byDefault;
        if (!headers.isEmpty()) {
            all = new LinkedHashMap<>(byDefault);
            all.keySet().removeIf(name -> headers.keySet().stream().anyMatch(name::equalsIgnoreCase));
            all.putAll(headers);
        }
        return new Call(method, url, all, body, timeout, tls, proxy, secrets, null, true);
    }

    private static Map<String, String> headers(@Nullable Object given) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> headers.put(String.valueOf(name), String.valueOf(value)));
        }
        return headers;
    }

    private static @Nullable Duration timeout(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        try {
            return Duration.parse(given.toString());
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("timeout must be a duration such as PT5S, but is '%s'".formatted(given));
        }
    }

    private static Call.Tls tls(Map<?, ?> cert) {
        return new Call.Tls(
                !Boolean.FALSE.equals(cert.get("rejectUnauthorized")),
                text(cert, "certCA"),
                Boolean.TRUE.equals(cert.get("keepPublicRoots")),
                text(cert, "clientCert"),
                text(cert, "clientKey"));
    }

    private static String text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text ? text : "";
    }
}
