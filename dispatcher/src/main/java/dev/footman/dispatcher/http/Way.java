// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.dispatcher.egress.EgressGuard;
import java.util.Objects;
import java.util.Optional;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * By which TLS and through which proxy a call goes, and to whom. It is the "user token" of the call's context, by which the one pool
 * tells connections to an endpoint apart: a connection is used again only by a call whose way equals the one it was made
 * on. Since the TLS and the proxy of a new connection are read from the very same token, none can be made on one way and
 * kept under another. A pool for each way would part them as well, but then the limits of connections would hold for
 * each and not over all, and pools would have to be closed when the last call that may use them has ended.
 *
 * <p>A token is never absent: a connection that is kept without one would be given to any call.
 *
 * @param isTunnelled whether the proxy is asked for a tunnel, as it is for a call to an {@code https://} URL
 * @param guard       judges the addresses of whom we connect to, so that a connection to a trusted host is used by no call
 *                    whose host is not
 */
record Way(TlsIdentity tls, Optional<Proxy> proxy, boolean isTunnelled, EgressGuard guard) {
    static Way of(HttpContext context) {
        return (Way) Objects.requireNonNull(HttpClientContext.cast(context).getUserToken());
    }

    /** The context of a request that goes this way; a proxy is told at once who we are, without being asked. */
    HttpClientContext begin() {
        HttpClientContext context = HttpClientContext.create();
        context.setUserToken(this);
        proxy.flatMap(Proxy::login).ifPresent(login -> {
            BasicScheme basic = new BasicScheme();
            basic.initPreemptive(new UsernamePasswordCredentials(
                    login.user(), login.password().toCharArray()));
            proxyHost().ifPresent(host -> context.getAuthExchange(host).select(basic));
        });
        return context;
    }

    Optional<HttpHost> proxyHost() {
        return proxy.map(set -> new HttpHost("http", set.host(), set.port()));
    }
}
