// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;

/**
 * How many connections there are, and how long they are kept.
 *
 * @param most            open at once
 * @param mostPerEndpoint open at once to one endpoint, by whatever TLS; those through a proxy count apart
 * @param longestLife     of a kept one; the next follows what DNS says by then
 * @param names           looks names up
 */
record Connections(int most, int mostPerEndpoint, TimeValue longestLife, DnsResolver names) {
    private static final TimeValue LONGEST_LIFE = TimeValue.ofMinutes(10);
    private static final TimeValue CHECK_IDLE_FOR = TimeValue.ofSeconds(1);
    private static final TimeValue KEEP_IDLE_FOR = TimeValue.ofSeconds(30);

    Connections(int most, int mostPerEndpoint) {
        this(most, mostPerEndpoint, LONGEST_LIFE, SystemDefaultDnsResolver.INSTANCE);
    }

    /** A client that does nothing of its own accord: it follows no redirect, repeats nothing, remembers nothing. */
    CloseableHttpClient client(NameLookup lookup) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(most)
                        .setMaxConnPerRoute(mostPerEndpoint)
                        .setDnsResolver(lookup)
                        .setTlsSocketStrategy(new TlsByWay())
                        .setConnectionFactory(new CleanConnections())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setValidateAfterInactivity(CHECK_IDLE_FOR)
                                .setTimeToLive(longestLife)
                                .build())
                        .build())
                .setRoutePlanner(new RouteByWay())
                .evictIdleConnections(KEEP_IDLE_FOR)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .build();
    }
}
