// SPDX-License-Identifier: Apache-2.0
package dev.footman.contract.delivery;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP request that a delivery makes.
 *
 * @param headers what the rule or webhook asks for, values sealed where they may be secret; those that every call carries
 *                are added when it is made
 * @param body    sealed where a secret parameter stands in it; absent: none is sent
 * @param timeout how long one attempt may take, from connecting to the last byte; absent: as the dispatcher is set
 * @param tls     how the endpoint's certificate is verified and who we say we are; absent: as is usual
 * @param proxy   URL of the proxy that the call goes through, sealed where it holds a password; absent: as the dispatcher
 *                is set; empty: none
 * @param secrets sealed secrets that sign the call (Standard Webhooks); none: it is not signed
 * @param auth    who calls, by basic authentication (RFC 7617); absent: nobody in particular
 * @param trusted whether an operator wrote the host of the URL, and that of the proxy, into a config file; absent: not.
 *                Nothing that comes over the API or out of a template sets it
 */
public record Call(
        String method,
        String url,
        Map<String, String> headers,
        @Nullable String body,
        @Nullable Duration timeout,
        @Nullable Tls tls,
        @Nullable String proxy,
        List<String> secrets,
        @Nullable BasicAuth auth,
        boolean trusted)
        implements Job {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    @JsonCreator
    public Call(
            String method,
            String url,
            Map<String, String> headers,
            @Nullable String body,
            @Nullable Duration timeout,
            @Nullable Tls tls,
            @Nullable String proxy,
            @Nullable List<String> secrets,
            @Nullable BasicAuth auth,
            boolean trusted) {
        this.method = method;
        this.url = url;
        this.headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        this.body = body;
        this.timeout = timeout;
        this.tls = tls;
        this.proxy = proxy;
        this.secrets = secrets == null ? List.of() : List.copyOf(secrets);
        this.auth = auth;
        this.trusted = trusted;
    }

    /** A call with the usual TLS, through no proxy of its own, unsigned, to a host that nobody vouches for. */
    public Call(
            String method, String url, Map<String, String> headers, @Nullable String body, @Nullable Duration timeout) {
        this(method, url, headers, body, timeout, null, null, List.of(), null, false);
    }

    /**
     * User and password of a call.
     *
     * @param user     absent: {@code password} holds both, with a colon between
     * @param password sealed
     */
    public record BasicAuth(@Nullable String user, String password) {
        // spelled out: javac writes no type annotations for a compact constructor's parameters
        public BasicAuth(@Nullable String user, String password) {
            this.user = user;
            this.password = password;
        }
    }

    /**
     * The TLS of one call. Files are PEM, named as the dispatcher's machine has them.
     *
     * @param verify      whether the endpoint's certificate and host name are verified
     * @param ca          file of roots that are trusted; empty: the public ones
     * @param publicRoots whether the public roots are trusted besides those of {@code ca}
     * @param clientCert  file of our own certificate and those that lead to its root; empty: we show none
     * @param clientKey   file of its private key
     */
    public record Tls(boolean verify, String ca, boolean publicRoots, String clientCert, String clientKey) {}
}
