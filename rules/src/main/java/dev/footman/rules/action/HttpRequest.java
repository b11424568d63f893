// SPDX-License-Identifier: Apache-2.0
package dev.footman.rules.action;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.secret.Seal;
import dev.footman.contract.secret.SealPlace;
import dev.footman.contract.secret.SigningSecret;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call of the parameters of the runner {@code http-request} (contract, section 6.2). What may be secret in it is
 * sealed. Redirects are never followed, whatever {@code allow_redirects} says.
 */
final class HttpRequest {
    private static final double LONGEST_TIMEOUT_SECONDS = 3_600;

    /** A token (RFC 9110, 5.6.2). */
    private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private final String rule;
    private final Sealing sealing;

    HttpRequest(String rule, Sealing sealing) {
        this.rule = rule;
        this.sealing = sealing;
    }

    /**
     * The call.
     *
     * @param values  by name, rendered and of the types that the metadata names
     * @param secrets what must not be readable in a topic
     * @throws IllegalArgumentException if no call can be made of them; the message says why
     */
    Call of(Map<String, @Nullable Object> values, SecretTexts secrets) {
        requireNoFile(values);
        Map<String, String> headers = headers(values);
        String body = body(values, headers);
        String url = RequestUrl.with(text(values, "url"), fields(values.get("params")));
        HostLists.check(url, values.get("url_hosts_blacklist"), values.get("url_hosts_whitelist"));
        String method = text(values, "method");
        return new Call(
                method.isEmpty() ? (body == null ? "GET" : "POST") : method,
                url,
                sealed(headers, secrets),
                body != null && secrets.isToSeal(body) ? sealing.seal(body, SealPlace.body(rule)) : body,
                timeout(values.get("timeout")),
                Boolean.FALSE.equals(values.get("verify_ssl_cert")) ? new Call.Tls(false, "", false, "", "") : null,
                proxy(url, values),
                secrets(text(values, "secret")),
                auth(values),
                false);
    }

    private static void requireNoFile(Map<String, @Nullable Object> values) {
        for (String name : List.of("file_name", "file_content", "file_content_type", "file_path")) {
            if (!text(values, name).isEmpty()) {
                throw new IllegalArgumentException("%s must not be given: files are not sent".formatted(name));
            }
        }
    }

    private Map<String, String> headers(Map<String, @Nullable Object> values) {
        Map<String, String> headers = new LinkedHashMap<>();
        fields(values.get("headers")).forEach((name, value) -> headers.put(checked(name), RequestUrl.plain(value)));
        String cookies = fields(values.get("cookies")).entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + RequestUrl.plain(cookie.getValue()))
                .collect(Collectors.joining("; "));
        if (!cookies.isEmpty()) {
            headers.put("Cookie", cookies);
        }
        return headers;
    }

    private static String checked(String header) {
        if (!HEADER.matcher(header).matches()) {
            throw new IllegalArgumentException(
                    "a header must have a name such as X-Request-Id, but one is '%s'".formatted(header));
        }
        return header;
    }

    private static @Nullable String body(Map<String, @Nullable Object> values, Map<String, String> headers) {
        if (!(values.get("body") instanceof String body)) {
            return null;
        }
        boolean isJson = headers.entrySet().stream()
                .anyMatch(header -> header.getKey().equalsIgnoreCase("Content-Type")
                        && header.getValue().equals("application/json"));
        return isJson && !body.isEmpty() ? JsonBody.rewritten(body) : body;
    }

    private static @Nullable Duration timeout(@Nullable Object seconds) {
        if (!(seconds instanceof Number number)) {
            return null;
        }
        double given = number.doubleValue();
        if (!(given > 0 && given <= LONGEST_TIMEOUT_SECONDS)) {
            throw new IllegalArgumentException("timeout must be above 0 and at most %d seconds, but is %s"
                    .formatted((long) LONGEST_TIMEOUT_SECONDS, seconds));
        }
        return Duration.ofMillis(Math.max(1, Math.round(given * 1_000)));
    }

    private @Nullable String proxy(String url, Map<String, @Nullable Object> values) {
        String proxy = text(values, url.toLowerCase(Locale.ROOT).startsWith("https:") ? "https_proxy" : "http_proxy");
        return proxy.isEmpty() ? null : sealedIf(ProxyParameter.hasPassword(proxy), proxy, SealPlace.proxy(rule));
    }

    private Call.@Nullable BasicAuth auth(Map<String, @Nullable Object> values) {
        String both = text(values, "auth");
        if (!both.isEmpty()) {
            return new Call.BasicAuth(null, sealedIf(true, both, SealPlace.parameter(rule, "auth")));
        }
        String user = text(values, "username");
        String password = text(values, "password");
        return user.isEmpty() && password.isEmpty()
                ? null
                : new Call.BasicAuth(user, sealedIf(true, password, SealPlace.parameter(rule, "password")));
    }

    private List<String> secrets(String secret) {
        if (secret.isEmpty()) {
            return List.of();
        }
        if (!Seal.isSealed(secret)) {
            SigningSecret.problem(secret).ifPresent(problem -> {
                throw new IllegalArgumentException("the parameter secret " + problem);
            });
        }
        return List.of(sealedIf(true, secret, SealPlace.secret(rule)));
    }

    private Map<String, String> sealed(Map<String, String> headers, SecretTexts secrets) {
        Map<String, String> sealed = new LinkedHashMap<>();
        headers.forEach((name, value) -> sealed.put(
                name, sealedIf(Headers.isSecret(name) || secrets.isIn(value), value, SealPlace.header(rule, name))));
        return sealed;
    }

    private String sealedIf(boolean isSecret, String text, String place) {
        return isSecret && !Seal.isSealed(text) ? sealing.seal(text, place) : text;
    }

    private static String text(Map<String, @Nullable Object> values, String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    private static Map<String, @Nullable Object> fields(@Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> fields.put(Objects.toString(name), field));
        }
        return fields;
    }
}
