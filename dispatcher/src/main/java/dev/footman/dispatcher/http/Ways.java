// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.contract.delivery.Call;
import dev.footman.contract.destination.Destination;
import dev.footman.dispatcher.egress.EgressGuard;
import dev.footman.dispatcher.egress.LiteralHost;
import dev.footman.dispatcher.tls.KeptTls;
import dev.footman.dispatcher.tls.TlsFileException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.Optional;

/** Finds the way of each call. */
final class Ways {
    private final KeptTls<TlsIdentity> identities;
    private final ProxySettings proxies;
    private final EgressGuard guard;
    private final EgressGuard trusting;

    Ways(ProxySettings proxies, EgressGuard guard, Clock clock) {
        this.identities = new KeptTls<>(new TlsIdentities()::of, clock);
        this.proxies = proxies;
        this.guard = guard;
        this.trusting = guard.trusting();
    }

    /**
     * The way of {@code call}.
     *
     * @throws IllegalArgumentException if its proxy is none, or its host is an address that no call may go to; the message
     *     repeats nothing secret
     * @throws TlsFileException         if its TLS cannot be made
     */
    Way of(Call call) throws TlsFileException {
        Destination destination = Destination.of(call.url());
        EgressGuard ofHost = call.trusted() ? trusting : guard;
        requirePermitted(destination.host(), ofHost);
        boolean isSecure = destination.scheme().equals("https");
        Optional<Proxy> proxy = proxy(call, destination);
        boolean isOfSettings = proxy.isPresent() && call.proxy() == null;
        return new Way(
                identities.of(isSecure ? call.tls() : null),
                proxy,
                isSecure && proxy.isPresent(),
                isOfSettings ? trusting : ofHost);
    }

    /** What a host says by itself is known before anybody is asked, and is all we know of it where a proxy connects. */
    private static void requirePermitted(String host, EgressGuard guard) {
        for (InetAddress address : LiteralHost.meanings(host)) {
            Optional<String> refusal = guard.refusal(address);
            if (refusal.isPresent()) {
                throw new IllegalArgumentException("%s (host %s)".formatted(refusal.get(), host));
            }
        }
    }

    private Optional<Proxy> proxy(Call call, Destination destination) {
        String own = call.proxy();
        if (own == null) {
            return proxies.to(destination);
        }
        return own.isBlank() ? Optional.empty() : Optional.of(Proxy.parse(own));
    }
}
