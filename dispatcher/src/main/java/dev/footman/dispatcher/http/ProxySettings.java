// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.destination.Destination;
import java.util.List;
import java.util.Optional;

/**
 * The proxies that calls go through which name none of their own.
 *
 * @param http    for calls to {@code http://} URLs
 * @param https   for calls to {@code https://} URLs
 * @param noProxy hosts that are called without one, as {@code NO_PROXY} spells them: {@code qlik.example} (it and all names
 *                under it), {@code .qlik.example} (the names under it), {@code *} (all), an address, a range of addresses in
 *                CIDR form; each but the last with {@code :port} behind it where it holds for that port only. A name is
 *                never looked up, so that an address holds for URLs that spell one
 */
public record ProxySettings(Optional<Proxy> http, Optional<Proxy> https, List<String> noProxy) {
    public static final ProxySettings NONE = new ProxySettings(Optional.empty(), Optional.empty(), List.of());

    public ProxySettings {
        noProxy = List.copyOf(noProxy);
    }

    /** The proxy for a call to {@code destination}. */
    Optional<Proxy> to(Destination destination) {
        Optional<Proxy> proxy = destination.scheme().equals("https") ? https : http;
        return proxy.filter(
                set -> noProxy.stream().noneMatch(entry -> NoProxy.of(entry).covers(destination)));
    }
}
