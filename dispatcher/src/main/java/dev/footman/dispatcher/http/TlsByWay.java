// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Makes TLS of a connection by the identity of its way. */
final class TlsByWay implements TlsSocketStrategy {
    private static final String IS_ASKED = "footman.is-asked-for-certificate";
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};

    /** The end of the attempt's time closes the connection under a handshake that takes too long. */
    @Override
    public SSLSocket upgrade(Socket connection, String host, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        SSLSocket tls = (SSLSocket) Way.of(context).tls().sockets().createSocket(connection, host, port, true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        tls.setSSLParameters(parameters);
        AtomicBoolean isAsked = new AtomicBoolean();
        context.setAttribute(IS_ASKED, isAsked);
        ScopedValue.where(OwnCertificate.IS_ASKED, isAsked).call(() -> {
            tls.startHandshake();
            return tls;
        });
        return tls;
    }

    /** Whether the endpoint asked for a certificate of ours when the connection was made, in this very attempt. */
    static boolean isAskedForCertificate(HttpContext context) {
        return context.getAttribute(IS_ASKED) instanceof AtomicBoolean asked && asked.get();
    }
}
