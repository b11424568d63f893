// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Outcome;
import java.util.Optional;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpStatus;

/** Tells an answer that the proxy gave in its own name from one of the endpoint. */
final class ProxyRefusal {
    private ProxyRefusal() {}

    /** What became of the call if {@code status} is the proxy's; empty if it is the endpoint's. */
    static Optional<Outcome> in(int status, HttpClientContext context) {
        return Way.of(context)
                .proxy()
                .flatMap(proxy -> reason(status, proxy, context))
                .map(Outcome.NotConnected::new);
    }

    private static Optional<String> reason(int status, Proxy proxy, HttpClientContext context) {
        boolean isInTunnel = context.getSSLSession() != null;
        if (isInTunnel) {
            return Optional.empty();
        }
        if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            return Optional.of(
                    proxy.login().isPresent()
                            ? "the proxy %s does not accept the user and password that are set for it (407)"
                                    .formatted(proxy)
                            : "the proxy %s wants a user and password; write it as http://user:password@host:port (407)"
                                    .formatted(proxy));
        }
        return Way.of(context).isTunnelled()
                ? Optional.of(
                        "the proxy %s did not connect to the endpoint; it answered with %d".formatted(proxy, status))
                : Optional.empty();
    }
}
