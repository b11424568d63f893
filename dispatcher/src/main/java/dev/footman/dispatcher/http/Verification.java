// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;

/**
 * Verifies an endpoint's certificate within the handshake, before we show ours: that a trusted authority has signed it,
 * that its time is now, and that it is for the host we called. The JDK's own check of the host takes no name with an
 * underscore in it, and Windows has such.
 */
final class Verification extends X509ExtendedTrustManager {
    private final DefaultHostnameVerifier hosts = new DefaultHostnameVerifier(PublicSuffixMatcherLoader.getDefault());

    private final X509ExtendedTrustManager roots;
    private final String ca;

    /**
     * @param ca file that the roots came from; empty: they are the public ones
     */
    Verification(X509ExtendedTrustManager roots, String ca) {
        this.roots = roots;
        this.ca = ca;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        try {
            roots.checkServerTrusted(chain, kind, socket);
            chain[0].checkValidity(); // else not asked of a certificate that is itself among the roots
        } catch (CertificateException e) {
            throw new UnverifiedException(Mistrust.of(e, chain, ca), e);
        }
        String host = ((SSLSocket) socket).getHandshakeSession().getPeerHost();
        try {
            hosts.verify(host, chain[0]);
        } catch (SSLException e) {
            throw new UnverifiedException(Mistrust.ofHost(host, chain[0]), e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("only sockets are verified");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("only sockets are verified");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("we are no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return roots.getAcceptedIssuers();
    }
}
