// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Leads a call through the proxy of its way: to {@code https://} in a tunnel, to {@code http://} by asking the proxy. */
final class RouteByWay extends DefaultRoutePlanner {
    RouteByWay() {
        super(null);
    }

    @Override
    protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return Way.of(context).proxyHost().orElse(null);
    }
}
