// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.destination.Destination;
import dev.footman.contract.topic.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Makes the request of a call, or says why there can be none. */
final class OutgoingRequest {
    /** A method or the name of a header (RFC 9110, section 5.6.2). */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** Headers that say where the body ends; they follow from the body, whatever a rule copied from elsewhere. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private final String userAgent;

    OutgoingRequest(String userAgent) {
        this.userAgent = userAgent;
    }

    /**
     * The request of {@code call}.
     *
     * @throws IllegalArgumentException if it cannot be sent as it is; the message says why and repeats nothing secret
     */
    HttpUriRequestBase of(Call call, String webhookId, Duration limit, Instant at) {
        HttpUriRequestBase request = new HttpUriRequestBase(method(call), uri(call));
        request.setConfig(RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(limit))
                .setResponseTimeout(Timeout.of(limit))
                .setAuthenticationEnabled(false) // an answer that asks who we are is an answer
                .setProtocolUpgradeEnabled(false) // nobody here would speak another protocol, and a proxy may refuse it
                .build());
        addHeaders(request, call.headers());
        request.setHeader("User-Agent", userAgent);
        request.setHeader("webhook-id", webhookId);
        request.setHeader("webhook-timestamp", Long.toString(at.getEpochSecond()));
        String body = call.body();
        if (!call.secrets().isEmpty()) {
            request.setHeader(
                    "webhook-signature",
                    Signature.of(call.secrets(), webhookId, at.getEpochSecond(), body == null ? "" : body));
        }
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.getBytes(StandardCharsets.UTF_8), null));
        }
        return request;
    }

    private static String method(Call call) {
        String method = call.method();
        if (!TOKEN.matcher(method).matches() || method.equals("CONNECT")) {
            throw new IllegalArgumentException("the method must be a word such as POST, but is '%s'".formatted(method));
        }
        return method;
    }

    private static URI uri(Call call) {
        Destination.of(call.url()); // says what is wrong with it, without repeating it
        URI uri = URI.create(call.url());
        requireWhole("path", uri.getRawPath());
        requireWhole("query", uri.getRawQuery());
        requireWhole("fragment", uri.getRawFragment());
        return URI.create(uri.toASCIIString());
    }

    /** {@link URI} reads half of a surrogate pair as if it were a letter, and cannot write it. */
    private static void requireWhole(String part, @Nullable String text) {
        if (text != null && !Json.isWhole(text)) {
            throw new IllegalArgumentException("the URL cannot be read: Illegal character in " + part);
        }
    }

    private static void addHeaders(HttpUriRequestBase request, Map<String, String> headers) {
        headers.forEach((name, value) -> {
            if (!TOKEN.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "a header's name must be a word such as Content-Type, but is '%s'".formatted(name));
            }
            if (value.chars().anyMatch(character -> Character.isISOControl(character) && character != '\t')) {
                throw new IllegalArgumentException(
                        "the value of header %s holds a line break or another control character".formatted(name));
            }
            if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
                request.setHeader(name, value);
            }
        });
    }
}
