// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Server sockets that speak TLS, and can be given another certificate while they listen. */
final class TlsSockets extends ServerSocketFactory {
    private static final char[] PASSWORD = "in-memory".toCharArray();

    private final @Nullable X509Certificate clientRoot;
    private final String[] versions;
    private volatile SSLContext context;

    private TlsSockets(SSLContext context, @Nullable X509Certificate clientRoot, String... versions) {
        this.context = context;
        this.clientRoot = clientRoot;
        this.versions = versions;
    }

    /** Show {@code certified} and ask for no certificate. */
    static TlsSockets showing(TestCertified certified) {
        return new TlsSockets(context(certified, null), null, "TLSv1.3", "TLSv1.2");
    }

    /** Show {@code certified}, and insist on a certificate that {@code clients} has signed. */
    static TlsSockets demanding(TestCertified certified, TestAuthority clients, String version) {
        X509Certificate root = clients.root().chain().getFirst();
        return new TlsSockets(context(certified, root), root, version);
    }

    /** From now on, new connections are shown {@code certified}. */
    void show(TestCertified certified) {
        context = context(certified, clientRoot);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, InetAddress address) throws IOException {
        return new ServerSocket(port, backlog, address) {
            @Override
            public Socket accept() throws IOException {
                Socket plain = super.accept();
                SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, null, true);
                socket.setEnabledProtocols(versions);
                socket.setNeedClientAuth(clientRoot != null);
                return socket;
            }
        };
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, InetAddress.getLoopbackAddress());
    }

    private static SSLContext context(TestCertified certified, @Nullable X509Certificate clientRoot) {
        try {
            KeyStore keys = empty();
            keys.setKeyEntry(
                    "server", certified.key(), PASSWORD, certified.chain().toArray(X509Certificate[]::new));
            KeyManagerFactory shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            shown.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(shown.getKeyManagers(), clientRoot == null ? null : trusting(clientRoot), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TrustManager[] trusting(X509Certificate root) throws GeneralSecurityException, IOException {
        KeyStore roots = empty();
        roots.setCertificateEntry("root", root);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(roots);
        return trusted.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
