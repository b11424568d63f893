// SPDX-License-Identifier: Apache-2.0
package dev.footman.dispatcher.tls;

import dev.footman.contract.delivery.Call.Tls;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** Reads the files of a call's TLS. */
final class MaterialReader {
    private static final Tls USUAL = new Tls(true, "", false, "", "");

    private MaterialReader() {}

    /** The same TLS without what counts for nothing, so that calls which differ in that alone share connections. */
    static Tls plain(Tls tls) {
        String ca = tls.verify() ? tls.ca() : "";
        return new Tls(tls.verify(), ca, !ca.isEmpty() && tls.publicRoots(), tls.clientCert(), tls.clientKey());
    }

    static Tls usual() {
        return USUAL;
    }

    /** The files that {@code tls} is made of. */
    static List<String> files(Tls tls) {
        return Stream.of(tls.ca(), tls.clientCert(), tls.clientKey())
                .filter(path -> !path.isEmpty())
                .toList();
    }

    /**
     * What the files hold. A key is looked for in the certificate's file where it has none of its own.
     *
     * @param tls made plain
     */
    static TlsMaterial read(Tls tls) throws TlsFileException {
        List<X509Certificate> roots = tls.ca().isEmpty()
                ? List.of()
                : Certificates.in(new TlsFile("ca (in Butler's settings cert.certCA)", tls.ca()));
        boolean publicRoots = roots.isEmpty() || tls.publicRoots();
        if (tls.clientCert().isEmpty() && tls.clientKey().isEmpty()) {
            return new TlsMaterial(tls.verify(), tls.ca(), roots, publicRoots, List.of(), null);
        }
        TlsFile key = new TlsFile("clientKey", tls.clientKey().isEmpty() ? tls.clientCert() : tls.clientKey());
        if (tls.clientCert().isEmpty()) {
            throw key.unusable("is a key without a certificate; name the certificate's file in clientCert");
        }
        List<X509Certificate> chain = Certificates.in(new TlsFile("clientCert", tls.clientCert()));
        PrivateKey ours = PrivateKeys.in(key, chain.getFirst().getPublicKey());
        return new TlsMaterial(tls.verify(), tls.ca(), roots, publicRoots, chain, ours);
    }
}
