// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import dev.footman.dispatcher.tls.TlsMaterial;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Makes identities. The public roots are the JDK's, read once. */
final class TlsIdentities {
    private final X509ExtendedTrustManager publicRoots;

    TlsIdentities() {
        try {
            this.publicRoots = trusting(null);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK's roots cannot be read", e);
        }
    }

    TlsIdentity of(TlsMaterial material) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            OwnCertificate own = new OwnCertificate(material.chain(), material.key());
            context.init(new KeyManager[] {own}, new TrustManager[] {trust(material)}, null);
            return new TlsIdentity(context.getSocketFactory(), !material.chain().isEmpty());
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS cannot be set up: " + e.getMessage(), e);
        }
    }

    X509TrustManager trust(TlsMaterial material) throws GeneralSecurityException, IOException {
        if (!material.verify()) {
            return new TrustAll();
        }
        if (material.roots().isEmpty()) {
            return new Verification(publicRoots, "");
        }
        List<X509Certificate> roots = new ArrayList<>(material.roots());
        if (material.publicRoots()) {
            roots.addAll(List.of(publicRoots.getAcceptedIssuers()));
        }
        return new Verification(trusting(store(roots)), material.ca());
    }

    private static KeyStore store(List<X509Certificate> roots) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate root : roots) {
            store.setCertificateEntry(Integer.toString(store.size()), root);
        }
        return store;
    }

    private static X509ExtendedTrustManager trusting(@Nullable KeyStore roots) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(roots);
        return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    }
}
