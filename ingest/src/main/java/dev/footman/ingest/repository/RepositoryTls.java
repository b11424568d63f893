// SPDX-License-Identifier: Apache-2.0
package dev.footman.ingest.repository;

import dev.footman.ingest.tls.TlsFiles;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.jspecify.annotations.Nullable;

/** TLS towards the repository, in which both ends show a certificate. */
final class RepositoryTls {
    private RepositoryTls() {}

    /**
     * How connections are made.
     *
     * @throws IllegalStateException if a file cannot be used any more; the message says which and why
     */
    static TlsSocketStrategy of(RepositoryLink.Tls tls) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            String authorities = tls.authorities();
            context.init(
                    new KeyManager[] {shown(tls)},
                    authorities == null ? new TrustManager[] {new Everybody()} : only(authorities),
                    null);
            return authorities == null
                    ? new DefaultClientTlsStrategy(
                            context, HostnameVerificationPolicy.CLIENT, NoopHostnameVerifier.INSTANCE)
                    : new DefaultClientTlsStrategy(context);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
            throw new IllegalStateException("the files of Butler.cert cannot be used: " + e.getMessage(), e);
        }
    }

    private static KeyManager shown(RepositoryLink.Tls tls) throws GeneralSecurityException {
        return switch (tls.keys("Butler.cert.clientCert")) {
            case TlsFiles.Usable(KeyStore keys) ->
                new OneKey(
                        (PrivateKey) keys.getKey(TlsFiles.ALIAS, TlsFiles.PASSWORD.toCharArray()),
                        Arrays.stream(keys.getCertificateChain(TlsFiles.ALIAS))
                                .map(X509Certificate.class::cast)
                                .toList());
            case TlsFiles.Unusable(String file, String problem) ->
                throw new IllegalArgumentException("the %s %s".formatted(file, problem));
        };
    }

    private static TrustManager[] only(String authorities) throws GeneralSecurityException, IOException {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        List<Certificate> certificates = TlsFiles.certificates(authorities);
        for (int at = 0; at < certificates.size(); at++) {
            known.setCertificateEntry("authority-" + at, certificates.get(at));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        return trust.getTrustManagers();
    }

    /** Shows its one certificate whomever the repository says it trusts: Windows servers need not say all of them. */
    private static final class OneKey extends X509ExtendedKeyManager {
        private final PrivateKey key;
        private final List<X509Certificate> chain;

        OneKey(PrivateKey key, List<X509Certificate> chain) {
            this.key = key;
            this.chain = chain;
        }

        @Override
        public String chooseClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return TlsFiles.ALIAS;
        }

        @Override
        public String chooseEngineClientAlias(String[] types, Principal @Nullable [] issuers, @Nullable SSLEngine to) {
            return TlsFiles.ALIAS;
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {TlsFiles.ALIAS};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return chain.toArray(X509Certificate[]::new);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key;
        }

        @Override
        public String @Nullable [] getServerAliases(String type, Principal @Nullable [] issuers) {
            return null;
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return null;
        }
    }

    /** For {@code rejectUnauthorized: false}. */
    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
