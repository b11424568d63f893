// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The few connections to the repository, which are kept: each costs it a handshake with two certificates. */
final class RepositoryConnections {
    private static final int MOST = 8;
    private static final TimeValue CHECK_CONNECTION_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue KEEP_IDLE_CONNECTIONS_FOR = TimeValue.ofMinutes(1);

    private RepositoryConnections() {}

    /**
     * @param tls absent: plain HTTP
     */
    static CloseableHttpClient open(RepositoryLink.@Nullable Tls tls, Duration limit) {
        Timeout each = Timeout.of(limit);
        PoolingHttpClientConnectionManagerBuilder connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST)
                .setMaxConnPerRoute(MOST)
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(each).build())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(each)
                        .setSocketTimeout(each)
                        .setValidateAfterInactivity(CHECK_CONNECTION_IDLE_FOR)
                        .build());
        if (tls != null) {
            connections.setTlsSocketStrategy(RepositoryTls.of(tls));
        }
        return HttpClients.custom()
                .setConnectionManager(connections.build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(each)
                        .setResponseTimeout(each)
                        .build())
                .setRetryStrategy(new Again())
                .evictIdleConnections(KEEP_IDLE_CONNECTIONS_FOR)
                .disableConnectionState() // else a connection with our certificate would serve no second request
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Footman")
                .build();
    }

    /** Once, where a connection broke before an answer: the repository may have closed a kept one in the meantime. */
    private static final class Again implements HttpRequestRetryStrategy {
        @Override
        public boolean retryRequest(HttpRequest request, IOException failure, int made, HttpContext context) {
            boolean broke = failure instanceof NoHttpResponseException
                    || (failure instanceof SocketException && !(failure instanceof ConnectException));
            return made <= 1 && broke;
        }

        @Override
        public boolean retryRequest(HttpResponse response, int made, HttpContext context) {
            return false;
        }

        @Override
        public TimeValue getRetryInterval(HttpResponse response, int made, HttpContext context) {
            return TimeValue.ZERO_MILLISECONDS;
        }
    }
}
