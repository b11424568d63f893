// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.destination.Destination;
import dev.footman.dispatcher.tls.KeptTls;
import dev.footman.dispatcher.tls.TlsFileException;
import java.time.Clock;
import java.util.Optional;

/** Finds the way of each call. */
final class Ways {
    private final KeptTls<TlsIdentity> identities;
    private final ProxySettings proxies;

    Ways(ProxySettings proxies, Clock clock) {
        this.identities = new KeptTls<>(new TlsIdentities()::of, clock);
        this.proxies = proxies;
    }

    /**
     * The way of {@code call}.
     *
     * @throws IllegalArgumentException if its proxy is none; the message repeats nothing secret
     * @throws TlsFileException         if its TLS cannot be made
     */
    Way of(Call call) throws TlsFileException {
        Destination destination = Destination.of(call.url());
        boolean isSecure = destination.scheme().equals("https");
        Optional<Proxy> proxy = proxy(call, destination);
        return new Way(identities.of(isSecure ? call.tls() : null), proxy, isSecure && proxy.isPresent());
    }

    private Optional<Proxy> proxy(Call call, Destination destination) {
        String own = call.proxy();
        if (own == null) {
            return proxies.to(destination);
        }
        return own.isBlank() ? Optional.empty() : Optional.of(Proxy.parse(own));
    }
}
