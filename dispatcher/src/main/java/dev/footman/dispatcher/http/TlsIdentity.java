// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.http;

import javax.net.ssl.SSLSocketFactory;

/**
 * How we make TLS connections, and who we are in them. Two are equal only if they are the same one: what was made from
 * files that have changed since is another identity, whose connections and resumed sessions the new one never uses.
 */
final class TlsIdentity {
    private final SSLSocketFactory sockets;
    private final boolean hasCertificate;

    TlsIdentity(SSLSocketFactory sockets, boolean hasCertificate) {
        this.sockets = sockets;
        this.hasCertificate = hasCertificate;
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    /** Whether we have a certificate of our own to show. */
    boolean hasCertificate() {
        return hasCertificate;
    }
}
