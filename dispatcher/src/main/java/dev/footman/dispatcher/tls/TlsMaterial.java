// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call's TLS is made of.
 *
 * @param verify      whether the endpoint's certificate and host name are verified
 * @param ca          file that {@code roots} came from; empty: none
 * @param roots       authorities that are trusted besides or in place of the public ones; empty: only the public ones
 * @param publicRoots whether the public ones are trusted
 * @param chain       our own certificate and those that lead to its root; empty: we have none
 * @param key         of our own certificate; null where there is none
 */
public record TlsMaterial(
        boolean verify,
        String ca,
        List<X509Certificate> roots,
        boolean publicRoots,
        List<X509Certificate> chain,
        @Nullable PrivateKey key) {
    // spelled out: javac writes no type annotations for a compact constructor's parameters, and NullAway reads them
    public TlsMaterial(
            boolean verify,
            String ca,
            List<X509Certificate> roots,
            boolean publicRoots,
            List<X509Certificate> chain,
            @Nullable PrivateKey key) {
        this.verify = verify;
        this.ca = ca;
        this.roots = List.copyOf(roots);
        this.publicRoots = publicRoots;
        this.chain = List.copyOf(chain);
        this.key = key;
    }
}
