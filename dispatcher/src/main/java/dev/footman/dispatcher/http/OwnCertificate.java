// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Shows our certificate to an endpoint that asks for one, and remembers that it was asked. The authorities that an
 * endpoint names with its question are not heeded: some name too few, and one that will not have ours says so itself.
 */
final class OwnCertificate extends X509ExtendedKeyManager {
    /** Comes true when the endpoint asks, within a handshake. */
    static final ScopedValue<AtomicBoolean> IS_ASKED = ScopedValue.newInstance();

    private static final String ALIAS = "ours";

    private final List<X509Certificate> chain;
    private final @Nullable PrivateKey key;

    OwnCertificate(List<X509Certificate> chain, @Nullable PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] kinds, Principal @Nullable [] authorities, @Nullable Socket socket) {
        if (IS_ASKED.isBound()) {
            IS_ASKED.get().set(true);
        }
        return key != null && Stream.of(kinds).anyMatch(key.getAlgorithm()::equals) ? ALIAS : null;
    }

    @Override
    public String[] getClientAliases(String kind, Principal @Nullable [] authorities) {
        return key == null ? new String[0] : new String[] {ALIAS};
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return chain.toArray(X509Certificate[]::new);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String kind, Principal @Nullable [] authorities, @Nullable Socket socket) {
        return null;
    }

    @Override
    public String[] getServerAliases(String kind, Principal @Nullable [] authorities) {
        return new String[0];
    }
}
